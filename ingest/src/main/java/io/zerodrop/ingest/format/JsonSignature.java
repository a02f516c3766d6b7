package io.zerodrop.ingest.format;

import java.util.Set;

/**
 * Formats of JSON values by their outline. A format named here that {@link LogFormat} does not list
 * is recognised for what it is, and becomes readable with the constant of that id.
 */
final class JsonSignature {

  private static final Recognised AUDIT = new Recognised("audit", LogKind.AUDIT);
  private static final Recognised SLICE = new Recognised("endpointslice", LogKind.ENDPOINT_SLICE);
  private static final Recognised POD = new Recognised("pod", LogKind.POD);
  private static final Recognised EVENT = new Recognised("event", LogKind.EVENT);
  private static final Recognised OBJECT = new Recognised("object", LogKind.MANIFEST);

  private static final Set<String> LISTS = Set.of("List", "Table", "");

  private JsonSignature() {}

  /** What a value is; null if nothing known. */
  static Recognised of(JsonShape shape) {
    Recognised found = audit(shape);
    if (found == null) {
      found = object(shape);
    }
    if (found == null) {
      found = klog(shape);
    }
    return found == null ? access(shape) : found;
  }

  private static Recognised audit(JsonShape shape) {
    if (shape.has("item.message") && !shape.says("audit.k8s.io/") && !shape.has("logGroup")) {
      return null;
    }
    boolean event = shape.text("apiVersion").startsWith("audit.k8s.io/");
    boolean bare = shape.has("auditID") && shape.hasAny("stage", "verb", "requestURI");
    boolean batch = shape.has("item.auditID");
    boolean gke =
        shape.hasAny("protoPayload.methodName", "protoPayload.serviceName")
            && (shape.text("protoPayload.serviceName").equals("k8s.io")
                || shape.text("protoPayload.methodName").startsWith("io.k8s."));
    boolean aks =
        shape.text("category").startsWith("kube-audit")
            || shape.text("Category").startsWith("kube-audit");
    boolean aksTable = shape.hasAll("AuditId", "RequestUri", "Verb");
    boolean eks = shape.hasAll("logGroup", "logEvents") && shape.text("logGroup").contains("/eks/");
    boolean wrapped = shape.says("audit.k8s.io/") || shape.has("kubernetes.audit");
    boolean azure = shape.text("item.category").startsWith("kube-audit");
    return event || bare || batch || gke || aks || aksTable || eks || wrapped || azure
        ? AUDIT
        : null;
  }

  /** Watch events, objects and lists of the Kubernetes API. */
  private static Recognised object(JsonShape shape) {
    if (shape.has("object.kind")) {
      return ofKind(shape.text("object.kind"));
    }
    if (shape.hasAll("type", "object") && shape.hasAny("object.metadata", "object.apiVersion")) {
      return OBJECT;
    }
    if (!shape.has("apiVersion") && !shape.has("items") && !shape.has("kind")) {
      return null;
    }
    String kind = shape.text("kind");
    if (shape.has("items") || kind.endsWith("List")) {
      if (!LISTS.contains(kind)) {
        return ofKind(kind.replaceFirst("List$", ""));
      }
      return shape.has("item.kind") ? ofKind(shape.text("item.kind")) : empty(shape);
    }
    return shape.hasAll("kind", "apiVersion") && !kind.isEmpty() ? ofKind(kind) : null;
  }

  private static Recognised empty(JsonShape shape) {
    return shape.has("apiVersion") ? OBJECT : null;
  }

  private static Recognised ofKind(String kind) {
    return switch (kind) {
      case "EndpointSlice" -> SLICE;
      case "Pod" -> POD;
      case "Event" -> EVENT;
      default -> OBJECT;
    };
  }

  /** klog's JSON format (component-base/logs/json/json.go). */
  private static Recognised klog(JsonShape shape) {
    if (!shape.hasAll("ts", "msg") || !shape.hasAny("caller", "v")) {
      return null;
    }
    String line = shape.text("caller") + " " + shape.text("msg") + " " + shape.names();
    KlogComponent component = KlogComponent.of(line);
    return component == null ? new Recognised("klog", LogKind.UNKNOWN) : component.recognised();
  }

  private static Recognised access(JsonShape shape) {
    if (shape.has("zerodrop_probe")) {
      return new Recognised("probe", LogKind.PROBE);
    }
    if (shape.hasAny("RouterName", "StartUTC", "BackendName", "DownstreamStatus")
        || shape.hasAny("DownstreamStatusLine", "RetryAttempts")
        || shape.has("level") && shape.hasAny("entryPointName", "providerName", "routerName")) {
      return new Recognised("traefik-json", LogKind.ACCESS);
    }
    if (shape.hasAny("response_flags", "upstream_cluster")
        || shape.hasAll(":authority", "response_code")) {
      return new Recognised("envoy-json", LogKind.ACCESS);
    }
    if (shape.hasAny("httpRequest", "httprequest")) {
      return new Recognised("gcp-lb", LogKind.ACCESS);
    }
    boolean status = shape.hasAny("status", "status_code", "response_code", "upstream_status");
    boolean timing = shape.hasAny("request_time", "upstream_response_time", "request_length");
    boolean request =
        shape.hasAny("request", "request_uri", "path", "uri", "remote_addr", "upstream_addr");
    return status && timing && request ? new Recognised("nginx-json", LogKind.ACCESS) : null;
  }
}
