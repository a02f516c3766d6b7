package io.zerodrop.analyzer.verdict.rule;

import io.zerodrop.analyzer.result.Cause;
import io.zerodrop.analyzer.timeline.ContainerExit;
import io.zerodrop.analyzer.timeline.EndpointTrack;
import io.zerodrop.analyzer.timeline.EndpointTrack.Change;
import io.zerodrop.analyzer.timeline.PodTimeline;
import io.zerodrop.analyzer.verdict.AttemptFacts;
import io.zerodrop.analyzer.verdict.Chance;
import io.zerodrop.analyzer.verdict.PodRule;
import io.zerodrop.analyzer.verdict.Thresholds;
import io.zerodrop.analyzer.verdict.Weighing;
import io.zerodrop.ingest.event.Stamp;

/**
 * What abrupt-loss and unmarked-stop share: a container ended although nobody had deleted its pod,
 * so endpoints could not know. Its connections broke then, and new ones failed until routers
 * learned of it or the container ran again.
 */
abstract class LostWithoutWarning extends PodRule {

  LostWithoutWarning(Cause cause) {
    super(cause);
  }

  @Override
  protected String excludes(AttemptFacts attempt) {
    boolean possible = attempt.connectFailed() || attempt.connectionLost() || attempt.vague();
    return possible ? null : "no connection failed";
  }

  /** Whether this kind of loss is this rule's, and its subtype word; null if not. */
  abstract String subtypeOf(PodTimeline pod, ContainerExit exit);

  abstract String says(PodTimeline pod, ContainerExit exit);

  Weighing lostAtAnExit(AttemptFacts attempt, PodTimeline pod, Thresholds thresholds) {
    Weighing best = ruledOut("no container of the pod ended unasked before that");
    for (ContainerExit exit : pod.exits()) {
      if (!exit.serving() || BrokenByExit.askedFor(exit, pod)) {
        continue;
      }
      String subtype = subtypeOf(pod, exit);
      if (subtype == null) {
        continue;
      }
      Weighing weighing = at(attempt, pod, exit, subtype, thresholds);
      best = weighing.likelihood() > best.likelihood() ? weighing : best;
    }
    return best;
  }

  private Weighing at(
      AttemptFacts attempt,
      PodTimeline pod,
      ContainerExit exit,
      String subtype,
      Thresholds thresholds) {
    Weighing.Builder weighing =
        likely().subtype(subtype).cites(exit.evidence()).cites(pod.endingEvidence());
    boolean broke =
        !attempt.connectFailed() && BrokenByExit.coincides(attempt, exit.at(), thresholds);
    if (broke) {
      return weighing.times(0.97, says(pod, exit) + " as the connection broke").build();
    }
    Stamp until = recovery(attempt, pod, exit, thresholds);
    double during =
        Chance.explaining(1 - Chance.before(attempt.end(), exit.at()))
            * Chance.explaining(Chance.before(attempt.start(), until));
    return weighing
        .times(during, "tried between the end of the container and its recovery")
        .times(attempt.connectFailed() ? 0.97 : 0.6, says(pod, exit) + " shortly before")
        .build();
  }

  /** Until when routers may still have sent to the pod because of this exit. */
  private static Stamp recovery(
      AttemptFacts attempt, PodTimeline pod, ContainerExit exit, Thresholds thresholds) {
    long until = exit.at().latest() + thresholds.detection();
    EndpointTrack track = pod.endpointOf(attempt.service());
    if (track != null) {
      for (Change change : track.changes()) {
        boolean noticed = change.at().latest() >= exit.at().earliest() && !change.ready();
        if (noticed) {
          until =
              Math.min(
                  Math.max(until, change.at().latest() + attempt.normalPropagation(thresholds)),
                  exit.at().latest() + thresholds.warmUp());
          break;
        }
      }
    }
    return new Stamp(Math.max(exit.at().earliest(), until - Stamp.SECOND), until);
  }
}
