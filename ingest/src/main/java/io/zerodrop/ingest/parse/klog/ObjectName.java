package io.zerodrop.ingest.parse.klog;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The name of an object where klog's JSON format writes it as an object: {@code
 * {"name":"web","namespace":"shop"}} (klog.KObj), or with capital letters and a {@code Port} for a
 * Service port (k8s.io/kubernetes pkg/proxy ServicePortName).
 */
final class ObjectName {

  private ObjectName() {}

  static String of(JsonNode object) {
    JsonNode inner =
        object.path("NamespacedName").isObject() ? object.get("NamespacedName") : object;
    String name = either(inner, "name", "Name");
    String namespace = either(inner, "namespace", "Namespace");
    String port = either(object, "port", "Port");
    return (namespace.isEmpty() ? "" : namespace + "/") + name + (port.isEmpty() ? "" : ":" + port);
  }

  private static String either(JsonNode object, String lower, String upper) {
    return object.hasNonNull(lower) ? object.get(lower).asText() : object.path(upper).asText();
  }
}
