package io.zerodrop.analyzer.verdict.rule;

import io.zerodrop.analyzer.result.Cause;
import io.zerodrop.analyzer.result.Outcome;
import io.zerodrop.analyzer.result.Subtype;
import io.zerodrop.analyzer.timeline.PodTimeline;
import io.zerodrop.analyzer.verdict.AttemptFacts;
import io.zerodrop.analyzer.verdict.CauseRule;
import io.zerodrop.analyzer.verdict.Thresholds;
import io.zerodrop.analyzer.verdict.Weighing;
import io.zerodrop.ingest.event.Failure;

/** The endpoint itself answered with the failure, or the client went away: no routing fault. */
final class AppError implements CauseRule {

  @Override
  public Weighing weigh(AttemptFacts attempt, Thresholds thresholds) {
    Weighing.Builder weighing = Weighing.of(Cause.APP_ERROR);
    if (attempt.outcome() == Outcome.HTTP_5XX && attempt.failure() == Failure.NONE) {
      boolean answered = attempt.seen().attempt() != null && attempt.seen().attempt().answered();
      weighing.times(answered ? 0.99 : 0.9, "the pod answered with this status");
      if (stopping(attempt)) {
        weighing.subtype(Subtype.ANSWERED_WHILE_STOPPING);
      }
      return weighing.build();
    }
    if (attempt.failure() == Failure.CLIENT_ABORT) {
      return weighing
          .times(stopping(attempt) ? 0.3 : 0.95, "the client went away before the answer")
          .build();
    }
    if (attempt.failure() == Failure.REJECTED) {
      return weighing.times(0.9, "the proxy itself turned the request away").build();
    }
    if (attempt.failure() == Failure.RESPONSE_TIMEOUT) {
      return weighing
          .times(stopping(attempt) ? 0.2 : 0.8, "a pod took the request and did not answer in time")
          .build();
    }
    return Weighing.ruledOut(Cause.APP_ERROR, "no answer of the pod");
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
