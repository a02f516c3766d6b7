package io.zerodrop.analyzer.verdict.rule;

import io.zerodrop.analyzer.result.Cause;
import io.zerodrop.analyzer.route.Suspicion;
import io.zerodrop.analyzer.timeline.ContainerExit;
import io.zerodrop.analyzer.timeline.EndpointTrack;
import io.zerodrop.analyzer.timeline.PodTimeline;
import io.zerodrop.analyzer.timeline.PodTimeline.Readiness;
import io.zerodrop.analyzer.verdict.AttemptFacts;
import io.zerodrop.analyzer.verdict.Chance;
import io.zerodrop.analyzer.verdict.EvidenceWeights;
import io.zerodrop.analyzer.verdict.PodRule;
import io.zerodrop.analyzer.verdict.Thresholds;
import io.zerodrop.analyzer.verdict.Weighing;
import io.zerodrop.ingest.event.Stamp;

/** The endpoint was ready before it accepted connections. */
final class ColdStart extends PodRule {

  ColdStart() {
    super(Cause.COLD_START);
  }

  @Override
  protected String excludes(AttemptFacts attempt) {
    if (attempt.throughKubeProxy() && attempt.suspects().size() > 1) {
      return "the route does not tell which pod was tried";
    }
    return attempt.connectFailed() || attempt.vague() ? null : "the pod took the connection";
  }

  @Override
  protected Weighing weigh(AttemptFacts attempt, PodTimeline pod, Thresholds thresholds) {
    if (pod.deleted() && !attempt.start().certainlyBefore(pod.deletion())) {
      return ruledOut("the pod was being deleted");
    }
    Readiness told = lastReadiness(attempt, pod);
    Stamp ready = told != null ? told.at() : listedReady(attempt, pod);
    if (ready == null) {
      return ruledOut("no source tells that the pod had just become ready");
    }
    double warming =
        Chance.explaining(Chance.notBefore(attempt.end(), ready.earliest() - Stamp.SECOND))
            * Chance.before(attempt.start(), ready.plus(thresholds.warmUp()));
    Weighing.Builder weighing = likely().times(warming, "tried soon after the pod became ready");
    weighing.cites(told == null ? null : told.evidence());
    Stamp served = attempt.experience().firstServed();
    boolean watched = triedFrom(attempt, ready);
    if (served != null && (watched || Chance.before(attempt.start(), served) < 0.5)) {
      double unserved = Chance.explaining(Chance.before(attempt.start(), served));
      weighing.times(
          unserved,
          unserved > 0.5 ? "it served its first request only later" : "it had served before");
    } else {
      weighing.times(
          watched ? EvidenceWeights.NEVER_SERVED : EvidenceWeights.PERHAPS_SERVED,
          watched
              ? "no request is known that it had served"
              : "what it had served since it became ready is not known");
    }
    for (ContainerExit exit : pod.exits()) {
      if (exit.serving() && exit.at().earliest() <= attempt.end().latest()) {
        weighing.times(EvidenceWeights.ENDED_BEFORE, "its container had ended before");
        break;
      }
    }
    if (attempt.vague()) {
      weighing.times(
          attempt.instant(thresholds)
              ? EvidenceWeights.NOT_TOLD_REFUSED
              : EvidenceWeights.SLOW_REFUSED,
          "no error line says that the connection was refused");
    }
    return weighing.build();
  }

  /** Whether what the pod was sent is known from its readiness on. */
  private static boolean triedFrom(AttemptFacts attempt, Stamp ready) {
    Stamp first = attempt.experience().firstTried();
    return first != null && !first.certainlyAfter(ready.widen(0, Suspicion.FIRST_REQUESTS));
  }

  private static Readiness lastReadiness(AttemptFacts attempt, PodTimeline pod) {
    Readiness latest = null;
    for (Readiness readiness : pod.ready()) {
      if (readiness.ready() && readiness.at().earliest() <= attempt.end().latest()) {
        latest = readiness;
      }
    }
    return latest;
  }

  private static Stamp listedReady(AttemptFacts attempt, PodTimeline pod) {
    EndpointTrack track = pod.endpointOf(attempt.service());
    return track == null ? pod.started() : track.readySince(attempt.end().latest());
  }
}
