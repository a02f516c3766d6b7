package io.zerodrop.ingest.format;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;

/** Kubernetes objects and exported audit events in YAML. */
final class YamlSignature {

  private static final Pattern KIND = Pattern.compile("(?m)^(?:  |- )?kind: ([A-Za-z]+)\\s*$");
  private static final Pattern API_VERSION = Pattern.compile("(?m)^(?:  |- )?apiVersion: \\S");

  /** As {@code gcloud logging read --format=yaml} writes. */
  private static final Pattern GKE_AUDIT =
      Pattern.compile("(?m)^ +methodName: io\\.k8s\\.[A-Za-z0-9.]+\\s*$");

  private YamlSignature() {}

  /** Null where it is none of these. */
  static Recognised of(byte[] head) {
    String text = new String(head, StandardCharsets.ISO_8859_1);
    if (text.contains("protoPayload:") && GKE_AUDIT.matcher(text).find()) {
      return new Recognised("audit-yaml", LogKind.AUDIT);
    }
    if (!text.contains("apiVersion: ") || !text.contains("kind: ")) {
      return null;
    }
    Set<String> kinds = new TreeSet<>();
    Matcher kind = KIND.matcher(text);
    while (kind.find()) {
      kinds.add(kind.group(1));
    }
    if (kinds.isEmpty() || !API_VERSION.matcher(text).find()) {
      return null;
    }
    kinds.removeIf(each -> each.endsWith("List"));
    if (kinds.contains("EndpointSlice")) {
      return new Recognised("endpointslice-yaml", LogKind.ENDPOINT_SLICE);
    }
    if (kinds.equals(Set.of("Pod"))) {
      return new Recognised("pod-yaml", LogKind.POD);
    }
    return new Recognised("manifest", LogKind.MANIFEST);
  }
}
