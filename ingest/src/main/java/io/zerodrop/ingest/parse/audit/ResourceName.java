package io.zerodrop.ingest.parse.audit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Takes the resource names of GKE's audit entries apart: {@code
 * core/v1/namespaces/shop/pods/web-1/eviction}, {@code apps/v1/namespaces/shop/deployments/web}.
 */
final class ResourceName {

  private static final String CORE = "core";

  private ResourceName() {}

  /**
   * The reference as the API server writes it.
   *
   * @param method such as {@code io.k8s.core.v1.pods.eviction.create}; tells the resource where the
   *     name does not
   */
  static ObjectNode of(String name, String method) {
    ObjectNode reference = JsonNodeFactory.instance.objectNode();
    String[] parts = name.split("/");
    if (parts.length < 3) {
      return ofMethod(method, reference);
    }
    reference.put("apiGroup", parts[0].equals(CORE) ? "" : parts[0]);
    int at = 2;
    if (parts[2].equals("namespaces") && parts.length > 4) {
      reference.put("namespace", parts[3]);
      at = 4;
    }
    reference.put("resource", parts[at]);
    if (parts.length > at + 1) {
      reference.put("name", parts[at + 1]);
    }
    if (parts.length > at + 2) {
      reference.put("subresource", parts[at + 2]);
    }
    return reference;
  }

  private static ObjectNode ofMethod(String method, ObjectNode reference) {
    String[] parts = method.split("\\.");
    for (int i = 0; i + 2 < parts.length; i++) {
      if (parts[i].matches("v\\d+((alpha|beta)\\d+)?")) {
        reference.put("resource", parts[i + 1]);
        if (i + 3 < parts.length) {
          reference.put("subresource", parts[i + 2]);
        }
        break;
      }
    }
    return reference;
  }
}
