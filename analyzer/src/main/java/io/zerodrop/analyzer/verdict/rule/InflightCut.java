package io.zerodrop.analyzer.verdict.rule;

import io.zerodrop.analyzer.result.Cause;
import io.zerodrop.analyzer.result.Subtype;
import io.zerodrop.analyzer.timeline.ContainerExit;
import io.zerodrop.analyzer.timeline.PodTimeline;
import io.zerodrop.analyzer.timeline.StopManner;
import io.zerodrop.analyzer.verdict.AttemptFacts;
import io.zerodrop.analyzer.verdict.Chance;
import io.zerodrop.analyzer.verdict.EvidenceWeights;
import io.zerodrop.analyzer.verdict.PodRule;
import io.zerodrop.analyzer.verdict.Thresholds;
import io.zerodrop.analyzer.verdict.Weighing;
import io.zerodrop.ingest.event.Failure;

/** The request was under way when the process exited, before its grace period ran out. */
final class InflightCut extends PodRule {

  InflightCut() {
    super(Cause.INFLIGHT_CUT);
  }

  @Override
  protected String excludes(AttemptFacts attempt) {
    return attempt.connectionLost() || attempt.vague() ? null : "no connection was lost";
  }

  @Override
  protected Weighing weigh(AttemptFacts attempt, PodTimeline pod, Thresholds thresholds) {
    if (!pod.deleted() || pod.forced()) {
      return ruledOut("the pod had no orderly termination");
    }
    ContainerExit exit = BrokenByExit.of(attempt, pod, thresholds);
    ContainerExit proxy = StopManner.proxyExit(pod);
    boolean byProxy =
        exit == null
            && proxy != null
            && BrokenByExit.coincides(attempt, proxy.at(), thresholds)
            && BrokenByExit.askedFor(proxy, pod);
    if (byProxy) {
      exit = proxy;
    }
    if (exit == null) {
      return pod.servingExit() == null
          ? withoutExit(attempt, pod, thresholds)
          : cutBySigterm(attempt, pod, thresholds);
    }
    if (!BrokenByExit.askedFor(exit, pod)
        || exit.outOfMemory()
        || StopManner.killedAtDeadline(exit, pod)) {
      return ruledOut("that exit was no orderly one");
    }
    Weighing.Builder weighing =
        likely().supports("the connection broke as the process exited before its grace ran out");
    weighing.times(UnderWay.chance(attempt, pod, exit, thresholds), UnderWay.SAYS);
    weighing.subtype(byProxy ? Subtype.SIDECAR_LEFT_FIRST : Subtypes.ofEarlyStop(pod));
    return weighing.cites(pod.deletionEvidence()).cites(exit.evidence()).build();
  }

  private Weighing withoutExit(AttemptFacts attempt, PodTimeline pod, Thresholds thresholds) {
    double possible = Chance.explaining(1 - Chance.before(attempt.end(), pod.deletion()));
    return likely()
        .times(possible, "the connection broke after the pod's deletion was requested")
        .times(
            GraceExceeded.possible(attempt, pod)
                ? EvidenceWeights.CUT_OR_KILLED
                : EvidenceWeights.CUT_WITHOUT_EXIT,
            "no source tells when the process exited")
        .times(
            attempt.instant(thresholds)
                ? EvidenceWeights.INSTANT_CUT
                : unread(attempt, thresholds) ? EvidenceWeights.RESET_UNREAD : 1,
            "how long the request had been under way")
        .cites(pod.deletionEvidence())
        .build();
  }

  /** A process that exits resets connections of which it had not read all (RFC 1122, 4.2.2.13). */
  private static boolean unread(AttemptFacts attempt, Thresholds thresholds) {
    boolean brief = attempt.duration() >= 0 && attempt.duration() <= thresholds.roundTrip();
    return brief && attempt.failure() == Failure.RESET;
  }

  /** Some servers drop what is under way when they get SIGTERM, and exit only later. */
  private Weighing cutBySigterm(AttemptFacts attempt, PodTimeline pod, Thresholds thresholds) {
    boolean untimed = attempt.duration() < 0; // it may have been over at once
    if (attempt.vague() || attempt.instant(thresholds) || untimed || pod.sigterm() == null) {
      return ruledOut("no exit then");
    }
    return likely()
        .times(UnderWay.at(attempt, pod.sigterm()), "it was under way when the pod got SIGTERM")
        .times(EvidenceWeights.CUT_WITHOUT_EXIT, "the process itself lived on")
        .cites(pod.deletionEvidence())
        .cites(pod.sigtermEvidence())
        .build();
  }
}
