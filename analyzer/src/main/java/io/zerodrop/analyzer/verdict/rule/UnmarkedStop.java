package io.zerodrop.analyzer.verdict.rule;

import io.zerodrop.analyzer.result.Cause;
import io.zerodrop.analyzer.result.Subtype;
import io.zerodrop.analyzer.timeline.PodTimeline.Ending;
import io.zerodrop.analyzer.timeline.UnaskedEnd;

/**
 * The container was stopped in order but without a deletionTimestamp, so endpoints never learned of
 * it: kubelet eviction, node shutdown, liveness restart (kubernetes/kubernetes#116965).
 */
final class UnmarkedStop extends LostWithoutWarning {

  UnmarkedStop() {
    super(Cause.UNMARKED_STOP);
  }

  @Override
  boolean concerns(UnaskedEnd end) {
    return end.orderly() || end.ending() == Ending.UNTOLD;
  }

  @Override
  boolean concernsStops() {
    return true;
  }

  @Override
  String subtypeOf(UnaskedEnd end) {
    switch (end.ending()) {
      case LIVENESS_RESTART:
        return Subtype.PROBE_RESTART;
      case KUBELET_EVICTION:
        return Subtype.KUBELET_EVICTION;
      case NODE_SHUTDOWN:
        return Subtype.NODE_SHUTDOWN;
      default:
        return null;
    }
  }

  @Override
  String says(UnaskedEnd end) {
    switch (end.ending()) {
      case LIVENESS_RESTART:
        return "the kubelet restarted the container after a failed probe";
      case KUBELET_EVICTION:
        return "the kubelet evicted the pod without deleting it";
      case NODE_SHUTDOWN:
        return "the node shut down and stopped the pod without deleting it";
      case UNTOLD:
        return "the container ended as at SIGTERM, and nothing tells that the kubelet did not send it";
      default:
        return "the kubelet stopped the container without a deletion of the pod";
    }
  }
}
