package io.zerodrop.bench.bundle;

/** What is written to the API about single pods, as the audit log shows it. */
final class PodWrites {

  private final AuditLog audit;
  private final Objects objects;

  PodWrites(AuditLog audit, Objects objects) {
    this.audit = audit;
    this.objects = objects;
  }

  private static String uri(Pod pod) {
    return "/api/v1/namespaces/" + pod.service.namespace + "/pods";
  }

  private static String ref(Pod pod, String sub) {
    return AuditLog.object("", "pods", sub, pod.service.namespace, pod.name);
  }

  void created(long at, Pod pod) {
    audit.add(
        at,
        "RequestResponse",
        "create",
        uri(pod),
        Caller.REPLICA_SETS,
        AuditLog.object("", "pods", null, pod.service.namespace, null),
        AuditLog.response(
            objects.pod(pod, at, "{\"phase\":\"Pending\",\"qosClass\":\"Burstable\"}")));
  }

  void bound(long at, Pod pod) {
    audit.add(
        at,
        "RequestResponse",
        "create",
        uri(pod) + "/" + pod.name + "/binding",
        Caller.SCHEDULER,
        ref(pod, "binding"),
        AuditLog.request(
            "{\"kind\":\"Binding\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\""
                + pod.name
                + "\",\"namespace\":\""
                + pod.service.namespace
                + "\",\"uid\":\""
                + pod.uid
                + "\"},\"target\":{\"kind\":\"Node\",\"name\":\""
                + pod.node.name()
                + "\"}}"));
  }

  void status(long at, Pod pod, String status) {
    audit.add(
        at,
        "RequestResponse",
        "patch",
        uri(pod) + "/" + pod.name + "/status",
        Caller.kubelet(pod.node),
        ref(pod, "status"),
        AuditLog.request("{\"metadata\":{\"uid\":\"" + pod.uid + "\"},\"status\":" + status + "}")
            + AuditLog.response(objects.pod(pod, at, status)));
  }

  void read(long at, Pod pod) {
    audit.add(
        at,
        "RequestResponse",
        "get",
        uri(pod) + "/" + pod.name,
        Caller.kubelet(pod.node),
        ref(pod, null),
        AuditLog.response(objects.pod(pod, at, objects.running(pod, at))));
  }

  void deleted(long at, Pod pod, Caller by) {
    audit.add(
        at,
        "RequestResponse",
        "delete",
        uri(pod) + "/" + pod.name,
        by,
        ref(pod, null),
        AuditLog.request("{\"kind\":\"DeleteOptions\",\"apiVersion\":\"meta.k8s.io/__internal\"}")
            + AuditLog.response(objects.pod(pod, at, objects.running(pod, at))));
  }

  /** The kubelet's own delete once all containers have exited. */
  void gone(long at, Pod pod) {
    audit.add(
        at,
        "RequestResponse",
        "delete",
        uri(pod) + "/" + pod.name,
        Caller.kubelet(pod.node),
        ref(pod, null),
        AuditLog.request(
                "{\"kind\":\"DeleteOptions\",\"apiVersion\":\"v1\",\"gracePeriodSeconds\":0,\"preconditions\":{\"uid\":\""
                    + pod.uid
                    + "\"}}")
            + AuditLog.response(
                objects
                    .pod(pod, at, objects.exited(pod, at))
                    .replace(
                        "\"deletionGracePeriodSeconds\":30", "\"deletionGracePeriodSeconds\":0")));
  }

  void event(long at, Pod pod, String reason, String message) {
    String body = objects.event(pod, at, reason, message);
    audit.add(
        at,
        "RequestResponse",
        "create",
        "/api/v1/namespaces/" + pod.service.namespace + "/events",
        Caller.kubelet(pod.node),
        AuditLog.object("", "events", null, pod.service.namespace, null),
        AuditLog.response(body));
  }
}
