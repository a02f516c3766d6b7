package io.zerodrop.analyzer.trigger;

import io.zerodrop.ingest.event.AuditEvent;
import java.util.Set;

/**
 * Kubernetes' own controllers, recognised by the authenticated user; where they all share the user
 * {@code system:kube-controller-manager}, by the last part of the user agent
 * (staging/src/k8s.io/controller-manager/pkg/clientbuilder, cmd/kube-controller-manager/names).
 */
final class Controller {

  static final String REPLICA_SET = "replicaset-controller";
  static final String DEPLOYMENT = "deployment-controller";
  static final String STATEFUL_SET = "statefulset-controller";
  static final String DAEMON_SET = "daemon-set-controller";
  static final String JOB = "job-controller";
  static final String AUTOSCALER = "horizontal-pod-autoscaler";
  static final String GARBAGE_COLLECTOR = "generic-garbage-collector";
  static final String NAMESPACE = "namespace-controller";
  static final String NODE = "node-controller";
  static final String TAINT_EVICTION = "taint-eviction-controller";
  static final String DEVICE_TAINT = "device-taint-eviction-controller";
  static final String POD_GC = "pod-garbage-collector";
  static final String SCHEDULER = "kube-scheduler";
  static final String KUBELET = "kubelet";

  private static final String SYSTEM_ACCOUNT = "system:serviceaccount:kube-system:";

  private static final Set<String> KNOWN =
      Set.of(
          REPLICA_SET,
          "replication-controller",
          DEPLOYMENT,
          STATEFUL_SET,
          DAEMON_SET,
          JOB,
          "cronjob-controller",
          "ttl-after-finished-controller",
          AUTOSCALER,
          GARBAGE_COLLECTOR,
          NAMESPACE,
          NODE,
          TAINT_EVICTION,
          DEVICE_TAINT,
          POD_GC,
          "disruption-controller",
          "endpoint-controller",
          "endpointslice-controller",
          "cloud-node-lifecycle-controller",
          "cloud-node-controller");

  private Controller() {}

  /** The controller's name, null for anybody else and for whoever impersonates one. */
  static String of(AuditEvent event) {
    String user = event.user();
    if (user == null || event.impersonator() != null) {
      return null;
    }
    if (user.startsWith("system:node:")) {
      return KUBELET;
    }
    if (user.equals("system:kube-scheduler")) {
      return SCHEDULER;
    }
    if (user.equals("system:kube-controller-manager")) {
      return known(lastPart(event.userAgent()));
    }
    return user.startsWith(SYSTEM_ACCOUNT) ? known(user.substring(SYSTEM_ACCOUNT.length())) : null;
  }

  /** The cloud's own controllers remove a node whose machine is gone. */
  static boolean isCloud(AuditEvent event) {
    String who = event.user() + " " + event.userAgent();
    return who.contains("cloud-controller-manager") || who.contains("cloud-node-");
  }

  static boolean is(AuditEvent event, String controller) {
    return controller.equals(of(event));
  }

  private static String lastPart(String userAgent) {
    if (userAgent == null) {
      return "";
    }
    String last = userAgent.substring(userAgent.lastIndexOf('/') + 1);
    return last.startsWith(SYSTEM_ACCOUNT) ? last.substring(SYSTEM_ACCOUNT.length()) : last;
  }

  private static String known(String name) {
    return KNOWN.contains(name) ? name : null;
  }
}
