package io.zerodrop.analyzer.scenario;

/** Lines of the API server's audit log (audit.k8s.io/v1). */
final class AuditLog {

  static final String FILE = "audit.log";
  private static final double SERVED = 0.004;

  private final Journal journal;
  private boolean metadata;
  private int written;

  AuditLog(Journal journal) {
    this.journal = journal;
  }

  /** Bodies are no longer logged. */
  AuditLog atMetadataLevel() {
    metadata = true;
    return this;
  }

  static String kubelet(String node) {
    return "system:node:" + node;
  }

  static String controller(String name) {
    return "system:serviceaccount:kube-system:" + name;
  }

  /**
   * @param resource such as {@code pods} or {@code pods/eviction}
   * @param request body as JSON, null without one
   * @param response body as JSON, null without one
   */
  void write(
      double at,
      String user,
      String verb,
      String resource,
      String name,
      int code,
      String request,
      String response) {
    write(journal, at, user, verb, resource, name, code, request, response, metadata, ++written);
  }

  static void write(
      Journal journal,
      double at,
      String user,
      String verb,
      String resource,
      String name,
      int code,
      String request,
      String response,
      boolean metadata,
      long number) {
    String[] parts = resource.split("/");
    String group =
        switch (parts[0]) {
          case "endpointslices" -> "discovery.k8s.io";
          case "deployments", "replicasets", "statefulsets" -> "apps";
          case "leases" -> "coordination.k8s.io";
          default -> "";
        };
    String line =
        "{\"kind\":\"Event\",\"apiVersion\":\"audit.k8s.io/v1\",\"level\":\"%s\",\"auditID\":\"%s\","
            + "\"stage\":\"ResponseComplete\",\"requestURI\":\"/api/x/%s/%s\",\"verb\":\"%s\","
            + "\"user\":{\"username\":\"%s\"},\"userAgent\":\"%s\",\"objectRef\":{\"resource\":\"%s\","
            + "\"namespace\":\"shop\",%s\"apiGroup\":\"%s\",\"apiVersion\":\"v1\"%s},"
            + "\"responseStatus\":%s%s%s,"
            + "\"requestReceivedTimestamp\":\"%s\",\"stageTimestamp\":\"%s\"}";
    journal.write(
        FILE,
        at,
        line.formatted(
            metadata ? "Metadata" : "RequestResponse",
            parts[0] + "-" + number,
            resource,
            name,
            verb,
            user,
            agent(user),
            parts[0],
            name == null ? "" : "\"name\":\"" + name + "\",",
            group,
            parts.length > 1 ? ",\"subresource\":\"" + parts[1] + "\"" : "",
            code < 400 ? "{\"metadata\":{},\"code\":%d}".formatted(code) : response,
            metadata || request == null ? "" : ",\"requestObject\":" + request,
            metadata || response == null || code >= 400 ? "" : ",\"responseObject\":" + response,
            Clock.rfc3339(at),
            Clock.rfc3339(at + SERVED)));
  }

  private static String agent(String user) {
    if (user.startsWith("system:")) {
      return "kube-component/v1.36.2";
    }
    return user.equals("descheduler") ? "descheduler/v0.33.0" : "kubectl/v1.36.2";
  }

  void rolloutRestart(String user, String deployment, double at) {
    String patch =
        "{\"spec\":{\"template\":{\"metadata\":{\"annotations\":"
            + "{\"kubectl.kubernetes.io/restartedAt\":\""
            + Clock.rfc3339Seconds(at)
            + "\"}}}}}";
    String answer =
        "{\"kind\":\"Deployment\",\"apiVersion\":\"apps/v1\",\"metadata\":{\"name\":\""
            + deployment
            + "\",\"namespace\":\"shop\",\"uid\":\"uid-"
            + deployment
            + "\",\"generation\":2},"
            + "\"spec\":{\"replicas\":2,\"template\":{\"metadata\":{\"annotations\":"
            + "{\"kubectl.kubernetes.io/restartedAt\":\""
            + Clock.rfc3339Seconds(at)
            + "\"}}}}}";
    write(at, user, "patch", "deployments", deployment, 200, patch, answer);
  }
}
