package io.zerodrop.analyzer.verdict.rule;

import io.zerodrop.analyzer.result.Cause;
import io.zerodrop.analyzer.timeline.EndpointTrack;
import io.zerodrop.analyzer.timeline.EndpointTrack.Change;
import io.zerodrop.analyzer.timeline.PodTimeline;
import io.zerodrop.analyzer.timeline.PodTimeline.Ending;
import io.zerodrop.analyzer.timeline.UnaskedEnd;
import io.zerodrop.analyzer.verdict.AttemptFacts;
import io.zerodrop.analyzer.verdict.Chance;
import io.zerodrop.analyzer.verdict.EvidenceWeights;
import io.zerodrop.analyzer.verdict.PodRule;
import io.zerodrop.analyzer.verdict.Thresholds;
import io.zerodrop.analyzer.verdict.Weighing;
import io.zerodrop.ingest.event.Failure;
import io.zerodrop.ingest.event.Stamp;

/**
 * What abrupt-loss and unmarked-stop share: the pod stopped although nobody had deleted it, so
 * endpoints could not know. Its connections broke then, and new ones failed until routers learned
 * of it or the container ran again.
 */
abstract class LostWithoutWarning extends PodRule {

  LostWithoutWarning(Cause cause) {
    super(cause);
  }

  @Override
  protected String excludes(AttemptFacts attempt) {
    boolean possible =
        attempt.connectFailed()
            || attempt.connectionLost()
            || attempt.vague()
            || attempt.failure() == Failure.RESPONSE_TIMEOUT;
    return possible ? null : "no connection failed";
  }

  /** Whether this kind of end is this rule's. */
  abstract boolean concerns(UnaskedEnd end);

  abstract String subtypeOf(UnaskedEnd end);

  abstract String says(UnaskedEnd end);

  @Override
  protected Weighing weigh(AttemptFacts attempt, PodTimeline pod, Thresholds thresholds) {
    Weighing best = ruledOut("nothing of the pod ended unasked before that");
    for (UnaskedEnd end : pod.unasked()) {
      if (concerns(end) && (end.exit() == null || end.exit().serving())) {
        Weighing weighing = at(attempt, pod, end, thresholds);
        best = weighing.likelihood() > best.likelihood() ? weighing : best;
      }
    }
    return best;
  }

  private Weighing at(
      AttemptFacts attempt, PodTimeline pod, UnaskedEnd end, Thresholds thresholds) {
    Weighing.Builder weighing =
        likely()
            .subtype(subtypeOf(end))
            .cites(end.exit() == null ? null : end.exit().evidence())
            .cites(end.evidence());
    if (end.ending() == Ending.UNTOLD) {
      weighing.times(ifUntold(end), "no kubelet log and no Event tells who ended the container");
    }
    boolean hung = attempt.failure() == Failure.RESPONSE_TIMEOUT;
    if (hung && end.exit() != null) {
      return ruledOut("the pod had the request and did not answer in time");
    }
    boolean broke =
        end.exit() != null
            && !attempt.connectFailed()
            && BrokenByExit.coincides(attempt, end.exit().at(), thresholds);
    if (broke) {
      return weighing
          .times(EvidenceWeights.COINCIDENCE, says(end) + " as the connection broke")
          .build();
    }
    Stamp until = recovery(attempt, pod, end, thresholds);
    double during =
        Chance.explaining(1 - Chance.before(attempt.end(), end.stopped()))
            * Chance.explaining(Chance.before(attempt.start(), until));
    return weighing
        .times(during, "tried between the end of the container and its recovery")
        .times(sign(attempt, end), says(end) + " shortly before")
        .build();
  }

  /** What the exit code alone says of who ended the process. */
  private double ifUntold(UnaskedEnd end) {
    if (end.exit().exitCode() == 0) {
      return EvidenceWeights.EXIT_0_UNTOLD;
    }
    return concernsStops() ? EvidenceWeights.SIGTERM_BY_KUBELET : EvidenceWeights.SIGTERM_BY_OTHERS;
  }

  /** Whether the rule is about containers that the kubelet stopped. */
  abstract boolean concernsStops();

  private static double sign(AttemptFacts attempt, UnaskedEnd end) {
    boolean closing = attempt.connectionLost() && end.orderly();
    if (closing) {
      return EvidenceWeights.CLOSED_WHILE_STOPPING;
    }
    boolean plain = attempt.connectFailed() || attempt.failure() == Failure.RESPONSE_TIMEOUT;
    return plain ? EvidenceWeights.COINCIDENCE : EvidenceWeights.VAGUE_LOSS;
  }

  /** Until when routers may still have sent to the pod because of this end. */
  private static Stamp recovery(
      AttemptFacts attempt, PodTimeline pod, UnaskedEnd end, Thresholds thresholds) {
    long over = end.over().latest();
    long until = over + thresholds.detection();
    EndpointTrack track = pod.endpointOf(attempt.service());
    if (track != null) {
      for (Change change : track.changes()) {
        boolean noticed = change.at().latest() >= end.stopped().earliest() && !change.usable();
        if (noticed) {
          until =
              Math.min(
                  Math.max(until, change.at().latest() + attempt.normalPropagation(thresholds)),
                  over + thresholds.warmUp());
          break;
        }
      }
    }
    return new Stamp(Math.max(end.over().earliest(), until - Stamp.SECOND), until);
  }
}
