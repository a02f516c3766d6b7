package io.zerodrop.analyzer.verdict.rule;

import io.zerodrop.analyzer.result.Cause;
import io.zerodrop.analyzer.result.Subtype;
import io.zerodrop.analyzer.timeline.ContainerExit;
import io.zerodrop.analyzer.timeline.PodTimeline;
import io.zerodrop.analyzer.timeline.PodTimeline.Ending;
import io.zerodrop.analyzer.timeline.UnaskedEnd;
import io.zerodrop.analyzer.verdict.AttemptFacts;
import io.zerodrop.analyzer.verdict.Chance;
import io.zerodrop.analyzer.verdict.EvidenceWeights;
import io.zerodrop.analyzer.verdict.Thresholds;
import io.zerodrop.analyzer.verdict.Weighing;

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
    Weighing best = super.weigh(attempt, pod, thresholds);
    if (pod.forced()) {
      best = better(forced(attempt, pod, thresholds), best);
    }
    return better(outOfMemory(attempt, pod, thresholds), best);
  }

  private static Weighing better(Weighing a, Weighing b) {
    return a.likelihood() > b.likelihood() ? a : b;
  }

  private Weighing forced(AttemptFacts attempt, PodTimeline pod, Thresholds thresholds) {
    double afterwards = Chance.explaining(1 - Chance.before(attempt.end(), pod.deletion()));
    boolean stood = attempt.connectionLost();
    double soon = stood ? 1 : StoppedAccepting.withinPropagation(attempt, pod, thresholds);
    return likely()
        .subtype(Subtype.FORCE_DELETE)
        .times(afterwards, "it failed after the pod was deleted with no grace")
        .times(soon, "before routers could have learned of it")
        .times(EvidenceWeights.COINCIDENCE, "a force delete skips preStop and the termination")
        .cites(pod.deletionEvidence())
        .build();
  }

  /** The kernel may kill a process while its pod terminates, too. */
  private Weighing outOfMemory(AttemptFacts attempt, PodTimeline pod, Thresholds thresholds) {
    ContainerExit exit = BrokenByExit.of(attempt, pod, thresholds);
    boolean killed =
        exit != null
            && exit.outOfMemory()
            && !attempt.connectFailed()
            && BrokenByExit.askedFor(exit, pod);
    return killed
        ? likely()
            .subtype(Subtype.OOM_KILL)
            .times(
                EvidenceWeights.COINCIDENCE,
                "container " + exit.container() + " was killed for lack of memory")
            .cites(exit.evidence())
            .build()
        : ruledOut("nothing of the pod ended unasked before that");
  }

  @Override
  boolean concerns(UnaskedEnd end) {
    return !end.orderly();
  }

  @Override
  boolean concernsStops() {
    return false;
  }

  @Override
  String subtypeOf(UnaskedEnd end) {
    if (end.ending() == Ending.NODE_LOST) {
      return Subtype.NODE_FAILURE;
    }
    return end.ending() == Ending.OOM ? Subtype.OOM_KILL : Subtype.CRASH;
  }

  @Override
  String says(UnaskedEnd end) {
    switch (end.ending()) {
      case NODE_LOST:
        return "the pod's node stopped working";
      case OOM:
        return "container " + end.exit().container() + " was killed for lack of memory";
      case UNTOLD:
        return "the container ended with exit code "
            + end.exit().exitCode()
            + ", and nothing tells that the kubelet had not stopped it";
      default:
        return "container "
            + end.exit().container()
            + " ended by itself with exit code "
            + end.exit().exitCode();
    }
  }
}
