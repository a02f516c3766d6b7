package io.zerodrop.bench.bundle;

import java.util.SplittableRandom;

/** What an API server does all day and nobody asks about: leases, watches, lists, reviews. */
final class Noise {

  private static final String[] CONFIGURED = {"configmaps", "secrets", "serviceaccounts"};

  private final AuditLog audit;
  private final PodWrites pods;
  private final World world;
  private final SplittableRandom random;

  Noise(AuditLog audit, PodWrites pods, World world, SplittableRandom random) {
    this.audit = audit;
    this.pods = pods;
    this.world = world;
    this.random = random;
  }

  /** Events of the second until as much was written as wanted. */
  void fill(long second, long wanted) {
    while (audit.bytes() < wanted) {
      one(second + random.nextInt((int) Times.SECOND));
    }
  }

  private void one(long at) {
    Pod.Node node = world.nodes.get(random.nextInt(world.nodes.size()));
    Service service = world.services.get(random.nextInt(world.services.size()));
    int kind = random.nextInt(100);
    if (kind < 34) {
      lease(at, node);
    } else if (kind < 54) {
      watch(at, node, service);
    } else if (kind < 72) {
      read(at, service);
    } else if (kind < 84) {
      review(at, node);
    } else if (kind < 90) {
      nodeStatus(at, node);
    } else if (kind < 93) {
      pods.read(at, service.endpoints.get(0));
    } else if (kind < 96) {
      pods.event(at, service.endpoints.get(0), "Unhealthy", "Liveness probe was slow");
    } else if (kind < 98) {
      status(at, service);
    } else {
      list(at, service);
    }
  }

  private void lease(long at, Pod.Node node) {
    boolean ofNode = random.nextInt(4) > 0;
    String namespace = ofNode ? "kube-node-lease" : "kube-system";
    String name = ofNode ? node.name() : "kube-controller-manager";
    audit.add(
        at,
        "Metadata",
        "update",
        "/apis/coordination.k8s.io/v1/namespaces/" + namespace + "/leases/" + name + "?timeout=10s",
        ofNode ? Caller.kubelet(node) : Caller.MANAGER,
        AuditLog.object("coordination.k8s.io", "leases", null, namespace, name),
        "");
  }

  private void watch(long at, Pod.Node node, Service service) {
    String resource = CONFIGURED[random.nextInt(2)];
    audit.add(
        at,
        "Metadata",
        random.nextBoolean() ? "ResponseStarted" : "ResponseComplete",
        "watch",
        "/api/v1/namespaces/"
            + service.namespace
            + "/"
            + resource
            + "?allowWatchBookmarks=true\\u0026fieldSelector=metadata.name%3D"
            + service.name
            + "-settings\\u0026resourceVersion="
            + (100_000 + random.nextInt(900_000))
            + "\\u0026timeout=7m41s\\u0026timeoutSeconds=461\\u0026watch=true",
        Caller.kubelet(node),
        AuditLog.object("", resource, null, service.namespace, service.name + "-settings"),
        "");
  }

  private void read(long at, Service service) {
    String resource = CONFIGURED[random.nextInt(3)];
    audit.add(
        at,
        "Metadata",
        "get",
        "/api/v1/namespaces/" + service.namespace + "/" + resource + "/" + service.name,
        Caller.workload(service.namespace, "settings-operator", "settings-operator/v0.9.3"),
        AuditLog.object("", resource, null, service.namespace, service.name),
        "");
  }

  private void review(long at, Pod.Node node) {
    String resource = random.nextBoolean() ? "tokenreviews" : "subjectaccessreviews";
    String group =
        resource.equals("tokenreviews") ? "authentication.k8s.io" : "authorization.k8s.io";
    audit.add(
        at,
        "Metadata",
        "create",
        "/apis/" + group + "/v1/" + resource,
        Caller.kubelet(node),
        AuditLog.object(group, resource, null, null, null),
        "");
  }

  private void nodeStatus(long at, Pod.Node node) {
    audit.add(
        at,
        "Metadata",
        "patch",
        "/api/v1/nodes/" + node.name() + "/status?timeout=10s",
        Caller.kubelet(node),
        AuditLog.object("", "nodes", "status", null, node.name()),
        "");
  }

  private void status(long at, Service service) {
    audit.add(
        at,
        "Metadata",
        "update",
        "/apis/apps/v1/namespaces/"
            + service.namespace
            + "/deployments/"
            + service.name
            + "/status",
        Caller.DEPLOYMENTS,
        AuditLog.object("apps", "deployments", "status", service.namespace, service.name),
        "");
  }

  private void list(long at, Service service) {
    audit.add(
        at,
        "Metadata",
        "list",
        "/api/v1/namespaces/" + service.namespace + "/pods?limit=500\\u0026resourceVersion=0",
        Caller.workload("insights", "inventory", "inventory/v4.2.0 (linux/amd64)"),
        AuditLog.object("", "pods", null, service.namespace, null),
        "");
  }
}
