package io.zerodrop.bench.bundle;

/**
 * Who calls the API server.
 *
 * @param user as JSON
 * @param reason why it is allowed, escaped for JSON
 */
record Caller(String user, String address, String agent, String reason) {

  private static final String CONTROL_PLANE = "192.168.10.2";

  static final Caller REPLICA_SETS = controller("replicaset-controller");
  static final Caller DEPLOYMENTS = controller("deployment-controller");
  static final Caller SLICES = controller("endpointslice-controller");
  static final Caller JOBS = controller("job-controller");
  static final Caller SCHEDULER = component("kube-scheduler");
  static final Caller MANAGER = component("kube-controller-manager");

  private static Caller controller(String name) {
    String user = "system:serviceaccount:kube-system:" + name;
    return new Caller(
        "{\"username\":\""
            + user
            + "\",\"uid\":\"5c1f0d4e-7a52-4b1d-9f0a-2c6e8d31b7aa\",\"groups\":[\"system:serviceaccounts\","
            + "\"system:serviceaccounts:kube-system\",\"system:authenticated\"]}",
        CONTROL_PLANE,
        "kube-controller-manager/v1.34.1 (linux/amd64) kubernetes/4e2f9aa/" + user,
        "RBAC: allowed by ClusterRoleBinding \\\"system:controller:" + name + "\\\"");
  }

  private static Caller component(String name) {
    return new Caller(
        "{\"username\":\"system:" + name + "\",\"groups\":[\"system:authenticated\"]}",
        CONTROL_PLANE,
        name + "/v1.34.1 (linux/amd64) kubernetes/4e2f9aa/leader-election",
        "RBAC: allowed by ClusterRoleBinding \\\"system:" + name + "\\\"");
  }

  static Caller kubelet(Pod.Node node) {
    return new Caller(
        "{\"username\":\"system:node:"
            + node.name()
            + "\",\"groups\":[\"system:nodes\",\"system:authenticated\"]}",
        node.ip(),
        "kubelet/v1.34.1 (linux/amd64) kubernetes/4e2f9aa",
        "");
  }

  static Caller person(String name) {
    return new Caller(
        "{\"username\":\""
            + name
            + "\",\"groups\":[\"engineers\",\"system:authenticated\"],\"extra\":{\"authentication.kubernetes.io/credential-id\":[\"X509SHA256=41c9d0be7733f1c08fb1de06a5f3a2f7\"]}}",
        "192.168.40.17",
        "kubectl/v1.34.1 (darwin/arm64) kubernetes/4e2f9aa",
        "RBAC: allowed by RoleBinding \\\"delivery\\\"");
  }

  static Caller workload(String namespace, String account, String agent) {
    return new Caller(
        "{\"username\":\"system:serviceaccount:"
            + namespace
            + ":"
            + account
            + "\",\"uid\":\"0b9c63fd-3b2b-4bb4-8d7e-6d0f6f6f2b10\",\"groups\":[\"system:serviceaccounts\",\"system:serviceaccounts:"
            + namespace
            + "\",\"system:authenticated\"],\"extra\":{\"authentication.kubernetes.io/node-name\":[\"worker-03\"],\"authentication.kubernetes.io/pod-name\":[\""
            + account
            + "-0\"]}}",
        "10.127.4.9",
        agent,
        "RBAC: allowed by ClusterRoleBinding \\\""
            + account
            + "\\\" of ClusterRole \\\""
            + account
            + "\\\"");
  }
}
