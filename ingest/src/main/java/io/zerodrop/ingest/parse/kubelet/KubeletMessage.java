package io.zerodrop.ingest.parse.kubelet;

import io.zerodrop.ingest.parse.klog.MessageTable;

/**
 * The kubelet's messages that bear on a container's end, in the spellings of Kubernetes 1.18 to
 * 1.36 (pkg/kubelet: kubelet.go, kuberuntime_container.go, pleg/generic.go, prober, eviction,
 * nodeshutdown, oom).
 */
enum KubeletMessage {
  DELETE,
  REMOVE,
  KILLING,
  PRESTOP_FAILED,
  PRESTOP_TOO_LONG,
  PLEG_EVENT,
  FINISHED,
  PROBE,
  RESTART_DECIDED,
  EVICTION,
  SHUTDOWN,
  OOM,
  /** Names this node and nothing else of interest. */
  NODE,
  NODE_FLAG,
  /** Before 1.21: {@code SyncLoop (DELETE, "api"): "pod_namespace(uid)"}. */
  OLD_DELETE,
  OLD_REMOVE,
  /** {@code Killing container "docker://..." with 30 second grace period}. */
  OLD_KILLING,
  OLD_PLEG_EVENT,
  OLD_LIVENESS,
  OLD_READINESS;

  static final MessageTable<KubeletMessage> ALL =
      new MessageTable<KubeletMessage>()
          .exact("SyncLoop DELETE", DELETE)
          .exact("SyncLoop REMOVE", REMOVE)
          .exact("Killing container with a grace period", KILLING)
          .prefix("PreStop hook failed", PRESTOP_FAILED)
          .prefix("PreStop hook not completed in grace period", PRESTOP_TOO_LONG)
          .exact("SyncLoop (PLEG): event for pod", PLEG_EVENT)
          .exact("Generic (PLEG): container finished", FINISHED)
          .exact("Probe failed", PROBE)
          .exact("Message for Container of pod", RESTART_DECIDED)
          .prefix("Eviction manager: pod is evicted successfully", EVICTION)
          .prefix("Eviction manager: must evict pod(s) to reclaim", EVICTION)
          .prefix("Eviction manager: attempting to reclaim", EVICTION)
          .prefix("Shutdown manager", SHUTDOWN)
          .exact("Got sys oom event", OOM)
          .prefix("System OOM encountered", OOM)
          .exact("Attempting to register node", NODE)
          .exact("Successfully registered node", NODE)
          .exact("Recording event message for node", NODE)
          .prefix("FLAG: --hostname-override=\"", NODE_FLAG)
          .prefix("SyncLoop (DELETE, ", OLD_DELETE)
          .prefix("SyncLoop (REMOVE, ", OLD_REMOVE)
          .prefix("Killing container \"", OLD_KILLING)
          .prefix("SyncLoop (PLEG): \"", OLD_PLEG_EVENT)
          .prefix("Liveness probe for \"", OLD_LIVENESS)
          .prefix("Readiness probe for \"", OLD_READINESS);
}
