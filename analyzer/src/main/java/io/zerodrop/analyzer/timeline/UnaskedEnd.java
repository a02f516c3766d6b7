package io.zerodrop.analyzer.timeline;

import io.zerodrop.analyzer.result.Evidence;
import io.zerodrop.analyzer.timeline.PodTimeline.Ending;
import io.zerodrop.ingest.event.Stamp;

/**
 * An end that nobody had asked the API server for, so that endpoints could not know of it.
 *
 * @param reason in words of the source, null without any
 * @param stopped when the pod stopped accepting: SIGTERM where the kubelet stopped the container in
 *     order, else the end itself
 * @param exit the run that ended, null where the whole node went
 * @param evidence what tells how it ended; null where only the exit itself does
 */
public record UnaskedEnd(
    Ending ending, String reason, Stamp stopped, ContainerExit exit, Evidence evidence) {

  /** Whether the kubelet stopped the container in order. */
  public boolean orderly() {
    switch (ending) {
      case LIVENESS_RESTART:
      case KUBELET_EVICTION:
      case NODE_SHUTDOWN:
      case KUBELET_STOP:
        return true;
      default:
        return false;
    }
  }

  /** When the process was gone; for a lost node, the node. */
  public Stamp over() {
    return exit == null ? stopped : exit.at();
  }
}
