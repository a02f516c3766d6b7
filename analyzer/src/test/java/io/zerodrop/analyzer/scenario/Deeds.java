package io.zerodrop.analyzer.scenario;

/** What people and controllers do to a cluster, as the audit log has it. */
final class Deeds {

  private final AuditLog audit;

  Deeds(Cluster cluster) {
    this.audit = cluster.audit;
  }

  /** The deployment controller sets a ReplicaSet of Deployment web to a number of pods. */
  Deeds replicaSet(String name, int replicas, double at) {
    audit.write(
        at,
        AuditLog.controller("deployment-controller"),
        "update",
        "replicasets",
        name,
        200,
        null,
        workload("ReplicaSet", name, replicas, "app:1")
            .replace(
                "'uid'",
                "'ownerReferences':[{'kind':'Deployment','name':'web','uid':'uid-web','controller':true}],'uid'")
            .replace('\'', '"'));
    return this;
  }

  /** {@code kubectl set image}. */
  Deeds image(String user, String kind, String name, String image, double at) {
    String body =
        "{'spec':{'template':{'spec':{'containers':[{'name':'app','image':'" + image + "'}]}}}}";
    audit.write(
        at,
        user,
        "patch",
        kind.toLowerCase(java.util.Locale.ROOT) + "s",
        name,
        200,
        body.replace('\'', '"'),
        workload(kind, name, 2, image).replace('\'', '"'));
    return this;
  }

  /** {@code kubectl scale}, or the autoscaler's same request. */
  Deeds scale(String user, String resource, String name, int from, int to, double at) {
    audit.write(
        at,
        user,
        user.startsWith("system:") ? "update" : "patch",
        resource + "/scale",
        name,
        200,
        "{\"spec\":{\"replicas\":%d}}".formatted(to),
        "{\"kind\":\"Scale\",\"metadata\":{\"name\":\"%s\",\"namespace\":\"shop\"},\"spec\":{\"replicas\":%d},\"status\":{\"replicas\":%d}}"
            .formatted(name, to, from));
    return this;
  }

  Deeds cordon(String user, String node, double at) {
    audit.write(at, user, "patch", "nodes", node, 200, "{\"spec\":{\"unschedulable\":true}}", null);
    return this;
  }

  Deeds evictionRefused(String user, String pod, String budget, double at) {
    audit.write(
        at,
        user,
        "create",
        "pods/eviction",
        pod,
        429,
        null,
        ("{\"kind\":\"Status\",\"status\":\"Failure\",\"reason\":\"TooManyRequests\",\"code\":429,"
                + "\"message\":\"Cannot evict pod as it would violate the pod's disruption budget.\","
                + "\"details\":{\"causes\":[{\"reason\":\"DisruptionBudget\",\"message\":"
                + "\"The disruption budget %s needs 3 healthy pods and has 3 currently\"}]}}")
            .formatted(budget));
    return this;
  }

  Deeds taint(String user, String node, String key, double at) {
    String taints =
        "\"spec\":{\"taints\":[{\"key\":\"%s\",\"effect\":\"NoExecute\"}]}".formatted(key);
    audit.write(
        at,
        user,
        "patch",
        "nodes",
        node,
        200,
        "{" + taints + "}",
        "{\"kind\":\"Node\",\"metadata\":{\"name\":\"" + node + "\"}," + taints + "}");
    return this;
  }

  Deeds deleted(String user, String resource, String name, double at) {
    audit.write(
        at,
        user,
        "delete",
        resource,
        name,
        200,
        "{\"kind\":\"DeleteOptions\",\"propagationPolicy\":\"Background\"}",
        "{\"kind\":\"Status\",\"status\":\"Success\",\"details\":{\"name\":\"" + name + "\"}}");
    return this;
  }

  private static String workload(String kind, String name, int replicas, String image) {
    return ("{'kind':'%s','apiVersion':'apps/v1','metadata':{'name':'%s','namespace':'shop','uid':'uid-%s'},"
            + "'spec':{'replicas':%d,'template':{'metadata':{'labels':{'app':'web'}},"
            + "'spec':{'containers':[{'name':'app','image':'%s'}]}}}}")
        .formatted(kind, name, name, replicas, image);
  }
}
