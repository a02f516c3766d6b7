package io.zerodrop.analyzer.verdict.rule;

import io.zerodrop.analyzer.timeline.ContainerExit;
import io.zerodrop.analyzer.timeline.PodTimeline;
import io.zerodrop.analyzer.verdict.AttemptFacts;
import io.zerodrop.analyzer.verdict.Chance;
import io.zerodrop.analyzer.verdict.EvidenceWeights;
import io.zerodrop.analyzer.verdict.Thresholds;
import io.zerodrop.ingest.event.Stamp;

/** Whether an attempt that ended with a process was a request under way in it. */
final class UnderWay {

  static final String SAYS = "the request was under way when the process ended";

  private UnderWay() {}

  static double chance(
      AttemptFacts attempt, PodTimeline pod, ContainerExit exit, Thresholds thresholds) {
    double began = Chance.explaining(1 - Chance.before(exit.at(), attempt.start()));
    if (attempt.instant(thresholds)) {
      return EvidenceWeights.INSTANT_CUT * (attempt.vague() ? EvidenceWeights.SLOW_REFUSED : 1);
    }
    if (!attempt.vague()) {
      return began;
    }
    boolean accepted = attempt.start().certainlyBefore(StoppedAccepting.since(pod));
    return began * (accepted ? EvidenceWeights.CERTAINLY_CONNECTED : EvidenceWeights.SLOW_CUT);
  }

  /**
   * Chance that an attempt was under way at a time, not sent after it: both are possible where the
   * stamps overlap, the first the less the shorter the attempt was.
   */
  static double at(AttemptFacts attempt, Stamp time) {
    double begun = Chance.before(attempt.start(), time);
    double spans = Math.max(0, begun - Chance.before(attempt.end(), time));
    double after = 1 - begun;
    return spans + after <= 0 ? 0 : spans / (spans + after);
  }
}
