package io.zerodrop.analyzer.trigger;

/** How a pod or its container ended, as its timeline shows it. */
public enum EndKind {
  /** By a deletionTimestamp with a grace period. */
  DELETED,
  /** By a first delete with a grace period of zero. */
  FORCE_DELETED,
  /** The container's process ended by itself or was killed from outside Kubernetes. */
  CRASHED,
  /** The kernel killed it for memory. */
  OOM_KILLED,
  /** The kubelet evicted it for node pressure: no deletion, {@code reason: Evicted}. */
  KUBELET_EVICTED,
  /** The kubelet made room for a critical pod: no deletion, {@code reason: Preempting}. */
  KUBELET_PREEMPTED,
  /** The kubelet shut it down with its node: no deletion, {@code reason: Terminated}. */
  NODE_SHUTDOWN,
  /** The kubelet restarted the container after its liveness or startup probe failed. */
  LIVENESS_RESTART,
  /** Its node stopped reporting. */
  NODE_LOST,
  UNKNOWN;

  /** Whether it ended without anybody asking the API server to delete it. */
  public boolean withoutDeletion() {
    return this != DELETED && this != FORCE_DELETED && this != NODE_LOST && this != UNKNOWN;
  }
}
