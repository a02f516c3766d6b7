package io.zerodrop.analyzer.verdict.rule;

import io.zerodrop.analyzer.result.Cause;
import io.zerodrop.analyzer.result.Outcome;
import io.zerodrop.analyzer.result.Subtype;
import io.zerodrop.analyzer.timeline.PodTimeline;
import io.zerodrop.analyzer.verdict.AttemptFacts;
import io.zerodrop.analyzer.verdict.CauseRule;
import io.zerodrop.analyzer.verdict.EvidenceWeights;
import io.zerodrop.analyzer.verdict.Thresholds;
import io.zerodrop.analyzer.verdict.Weighing;
import io.zerodrop.ingest.event.Failure;

/** The endpoint itself answered with the failure, or the client went away: no routing fault. */
final class AppError implements CauseRule {

  @Override
  public Weighing weigh(AttemptFacts attempt, Thresholds thresholds) {
    if (attempt.stranger()) {
      return Weighing.ruledOut(Cause.APP_ERROR, "a pod of another Service had the address");
    }
    Weighing.Builder weighing = Weighing.of(Cause.APP_ERROR);
    if (attempt.outcome() == Outcome.HTTP_5XX && attempt.failure() == Failure.NONE) {
      boolean answered = attempt.seen().attempt() != null && attempt.seen().attempt().answered();
      weighing.times(
          answered ? EvidenceWeights.ANSWERED : EvidenceWeights.PERHAPS_ANSWERED,
          "the pod answered with this status");
      if (stopping(attempt)) {
        weighing.subtype(Subtype.ANSWERED_WHILE_STOPPING);
      }
      return weighing.build();
    }
    if (attempt.failure() == Failure.CLIENT_ABORT) {
      return weighing
          .times(
              EvidenceWeights.CLIENT_LEFT - hanging(attempt),
              hanging(attempt) > 0.5
                  ? "the client went away, but its request hung at a pod that was gone"
                  : "the client went away before the answer")
          .build();
    }
    if (attempt.failure() == Failure.REJECTED) {
      return weighing
          .times(EvidenceWeights.REJECTED, "the proxy itself turned the request away")
          .build();
    }
    if (attempt.failure() == Failure.RESPONSE_TIMEOUT) {
      return weighing
          .times(
              stopping(attempt)
                  ? EvidenceWeights.SLOW_ANSWER_WHILE_STOPPING
                  : EvidenceWeights.SLOW_ANSWER,
              "a pod took the request and did not answer in time")
          .build();
    }
    return Weighing.ruledOut(Cause.APP_ERROR, "no answer of the pod");
  }

  /** How likely the request waited at a pod that no longer was there. */
  private static double hanging(AttemptFacts attempt) {
    return attempt.suspects().size() == 1
        ? StoppedAccepting.wasGone(attempt, attempt.suspects().get(0))
            * EvidenceWeights.CLIENT_GAVE_UP
        : 0;
  }

  private static boolean stopping(AttemptFacts attempt) {
    for (PodTimeline pod : attempt.suspects()) {
      if (pod.sigterm() != null
          && pod.deleted()
          && attempt.end().latest() >= pod.sigterm().earliest()) {
        return attempt.suspects().size() == 1;
      }
    }
    return false;
  }
}
