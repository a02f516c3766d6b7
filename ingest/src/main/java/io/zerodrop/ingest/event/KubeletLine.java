package io.zerodrop.ingest.event;

/**
 * One line of a kubelet log that bears on a container's end.
 *
 * @param node null where neither content nor file name tells it
 * @param namespace of the pod, null where the line names it only by uid
 * @param containerId without its runtime prefix; may be the sandbox's for {@link
 *     Kind#CONTAINER_STARTED} and {@link Kind#CONTAINER_DIED}
 * @param grace the remaining grace in seconds for {@link Kind#KILLING}, -1 without one
 * @param exitCode for {@link Kind#CONTAINER_FINISHED}, -1 without one
 * @param detail the message or error, without log payload
 */
public record KubeletLine(
    Position position,
    Stamp time,
    String node,
    Kind kind,
    String namespace,
    String pod,
    String podUid,
    String container,
    String containerId,
    long grace,
    int exitCode,
    String detail)
    implements ClusterEvent {

  /** What the line says, told by its message. */
  public enum Kind {
    POD_DELETE_SEEN,
    POD_REMOVED,
    KILLING,
    PRESTOP_FAILED,
    GRACE_EXHAUSTED_BY_PRESTOP,
    CONTAINER_FINISHED,
    CONTAINER_DIED,
    CONTAINER_STARTED,
    PROBE_FAILED,
    LIVENESS_FAILED,
    EVICTING,
    NODE_SHUTDOWN,
    OOM,
    OTHER
  }
}
