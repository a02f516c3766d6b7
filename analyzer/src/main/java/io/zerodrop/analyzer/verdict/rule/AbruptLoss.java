package io.zerodrop.analyzer.verdict.rule;

import io.zerodrop.analyzer.result.Cause;
import io.zerodrop.analyzer.result.Subtype;
import io.zerodrop.analyzer.timeline.ContainerExit;
import io.zerodrop.analyzer.timeline.PodTimeline;
import io.zerodrop.analyzer.timeline.PodTimeline.Ending;
import io.zerodrop.analyzer.verdict.AttemptFacts;
import io.zerodrop.analyzer.verdict.Chance;
import io.zerodrop.analyzer.verdict.Thresholds;
import io.zerodrop.analyzer.verdict.Weighing;
import io.zerodrop.ingest.event.Stamp;

/**
 * The pod went without a termination sequence: crash, OOM kill, force delete, node failure. A force
 * delete (grace 0) marks the endpoint for milliseconds at most and skips preStop.
 */
final class AbruptLoss extends LostWithoutWarning {

  AbruptLoss() {
    super(Cause.ABRUPT_LOSS);
  }

  @Override
  protected Weighing weigh(AttemptFacts attempt, PodTimeline pod, Thresholds thresholds) {
    Weighing best = lostAtAnExit(attempt, pod, thresholds);
    if (pod.forced()) {
      Weighing forced = forced(attempt, pod);
      best = forced.likelihood() > best.likelihood() ? forced : best;
    }
    if (pod.ending() == Ending.NODE_LOST) {
      Weighing lost =
          likely()
              .subtype(Subtype.NODE_FAILURE)
              .times(attempt.connectFailed() || attempt.vague() ? 0.9 : 0.7, "its node was lost")
              .cites(pod.endingEvidence())
              .build();
      best = lost.likelihood() > best.likelihood() ? lost : best;
    }
    return best;
  }

  private Weighing forced(AttemptFacts attempt, PodTimeline pod) {
    double afterwards = Chance.explaining(1 - Chance.before(attempt.end(), pod.deletion()));
    return likely()
        .subtype(Subtype.FORCE_DELETE)
        .times(afterwards, "it failed after the pod was deleted with no grace")
        .times(
            Chance.before(attempt.start(), pod.deletion().plus(60 * Stamp.SECOND)),
            "soon after the deletion")
        .times(0.95, "a force delete skips preStop and the termination sequence")
        .cites(pod.deletionEvidence())
        .build();
  }

  @Override
  String subtypeOf(PodTimeline pod, ContainerExit exit) {
    switch (pod.ending()) {
      case LIVENESS_RESTART:
      case KUBELET_EVICTION:
      case NODE_SHUTDOWN:
        return null;
      default:
        return "OOMKilled".equals(exit.reason()) ? Subtype.OOM_KILL : Subtype.CRASH;
    }
  }

  @Override
  String says(PodTimeline pod, ContainerExit exit) {
    return "container "
        + exit.container()
        + ("OOMKilled".equals(exit.reason())
            ? " was killed for lack of memory"
            : " ended by itself with exit code " + exit.exitCode());
  }
}
