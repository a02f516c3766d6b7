package io.zerodrop.analyzer.verdict.rule;

import io.zerodrop.analyzer.result.Cause;
import io.zerodrop.analyzer.timeline.ContainerExit;
import io.zerodrop.analyzer.timeline.PodTimeline;
import io.zerodrop.analyzer.verdict.AttemptFacts;
import io.zerodrop.analyzer.verdict.Chance;
import io.zerodrop.analyzer.verdict.PodRule;
import io.zerodrop.analyzer.verdict.Thresholds;
import io.zerodrop.analyzer.verdict.Weighing;

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
    if (exit == null) {
      return pod.servingExit() == null ? withoutExit(attempt, pod) : ruledOut("no exit then");
    }
    if (!BrokenByExit.askedFor(exit, pod) || BrokenByExit.killedAtDeadline(exit, pod)) {
      return ruledOut("that exit was no orderly one");
    }
    Weighing.Builder weighing =
        likely().supports("the connection broke as the process exited before its grace ran out");
    boolean instant = attempt.duration() >= 0 && attempt.duration() <= thresholds.instant();
    if (instant) {
      weighing.times(0.25, "over at once: hardly under way");
    } else {
      weighing.times(
          Chance.explaining(1 - Chance.before(exit.at(), attempt.start())),
          "it began before the process exited");
    }
    if (attempt.vague()) {
      weighing.times(instant ? 0.2 : 0.75, "no error line says how the connection ended");
    }
    return weighing.cites(pod.deletionEvidence()).cites(exit.evidence()).build();
  }

  private Weighing withoutExit(AttemptFacts attempt, PodTimeline pod) {
    double possible = Chance.explaining(1 - Chance.before(attempt.end(), pod.deletion()));
    return likely()
        .times(possible, "the connection broke after the pod's deletion was requested")
        .times(0.55, "no source tells when the process exited")
        .cites(pod.deletionEvidence())
        .build();
  }
}
