package io.zerodrop.analyzer.trigger;

import io.zerodrop.ingest.event.AuditEvent;
import io.zerodrop.ingest.event.ClusterEvent;
import io.zerodrop.ingest.event.KubernetesEvent;
import io.zerodrop.ingest.event.ManifestObserved;
import java.util.Set;

/** Which events a climb can need: few enough to be kept for a whole cluster. */
final class Relevance {

  private static final Set<String> READS = Set.of("get", "list", "watch");

  /** Objects whose writes can end pods. */
  private static final Set<String> DECIDING =
      Set.of(
          "deployments",
          "replicasets",
          "statefulsets",
          "daemonsets",
          "jobs",
          "cronjobs",
          "rollouts",
          "horizontalpodautoscalers",
          "scaledobjects",
          "controllerrevisions",
          "nodes",
          "namespaces",
          "poddisruptionbudgets");

  /** Written all the time and deleted without consequence for a pod. */
  private static final Set<String> NOISE =
      Set.of(
          "events",
          "leases",
          "endpoints",
          "endpointslices",
          "tokenreviews",
          "csistoragecapacities");

  private static final Set<String> REASONS =
      Set.of(
          "ScalingReplicaSet",
          "SuccessfulDelete",
          "SuccessfulRescale",
          "TaintManagerEviction",
          "Preempted",
          "Evicted",
          "Preempting",
          "Shutdown",
          "NodeShutdown",
          "NodeNotReady",
          "NodeNotSchedulable",
          "ScaleDown");

  private Relevance() {}

  static boolean of(ClusterEvent event) {
    if (event instanceof AuditEvent audit) {
      return audit.succeeded()
          ? changes(audit)
          : audit.time() != null && DeletionFinder.isRefused(audit);
    }
    if (event instanceof KubernetesEvent said) {
      return said.reason() != null
          && said.involvedKind() != null
          && REASONS.contains(said.reason());
    }
    return event instanceof ManifestObserved manifest && manifest.workload() != null;
  }

  private static boolean changes(AuditEvent event) {
    if (event.resource() == null || event.verb() == null || event.time() == null) {
      return false;
    }
    if (event.dryRun() || READS.contains(event.verb()) || NOISE.contains(event.resource())) {
      return false;
    }
    if ("pods".equals(event.resource())) {
      return ofPod(event);
    }
    if (DECIDING.contains(event.resource())) {
      return isSpec(event) || isWorkloadStatus(event);
    }
    return event.verb().startsWith("delete") && event.subresource() == null;
  }

  private static boolean ofPod(AuditEvent event) {
    return "deletecollection".equals(event.verb())
        || DeletionFinder.isRefused(event)
        || "create".equals(event.verb())
            && (event.subresource() == null || "binding".equals(event.subresource()));
  }

  private static boolean isSpec(AuditEvent event) {
    return event.subresource() == null || "scale".equals(event.subresource());
  }

  /** Status writes tell that a rollout is going on, and where logged in full, the spec. */
  private static boolean isWorkloadStatus(AuditEvent event) {
    return "status".equals(event.subresource())
        && !"nodes".equals(event.resource())
        && !"poddisruptionbudgets".equals(event.resource());
  }
}
