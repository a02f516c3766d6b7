package io.zerodrop.analyzer.verdict.rule;

import io.zerodrop.analyzer.result.Cause;
import io.zerodrop.analyzer.result.Subtype;
import io.zerodrop.analyzer.timeline.ContainerExit;
import io.zerodrop.analyzer.timeline.EndpointTrack;
import io.zerodrop.analyzer.timeline.PodTimeline;
import io.zerodrop.analyzer.timeline.UnaskedEnd;
import io.zerodrop.analyzer.verdict.AttemptFacts;
import io.zerodrop.analyzer.verdict.Chance;
import io.zerodrop.analyzer.verdict.EvidenceWeights;
import io.zerodrop.analyzer.verdict.PodRule;
import io.zerodrop.analyzer.verdict.Thresholds;
import io.zerodrop.analyzer.verdict.Weighing;
import io.zerodrop.ingest.event.Stamp;

/** Sent on a connection opened before, which the stopping (or idle-closing) pod closed. */
final class StaleKeepalive extends PodRule {

  StaleKeepalive() {
    super(Cause.STALE_KEEPALIVE);
  }

  @Override
  protected String excludes(AttemptFacts attempt) {
    if (attempt.connectedAnew()) {
      return "the connection was made for this attempt";
    }
    return attempt.connectionLost() || attempt.vague() ? null : "no connection was lost";
  }

  @Override
  protected Weighing weigh(AttemptFacts attempt, PodTimeline pod, Thresholds thresholds) {
    Stamp stopped = pod.deleted() ? StoppedAccepting.since(pod) : null;
    if (stopped == null || attempt.end().certainlyBefore(stopped)) {
      return idleRace(attempt, pod, thresholds);
    }
    boolean instant = attempt.instant(thresholds);
    ContainerExit exit = pod.servingExit();
    Weighing.Builder weighing =
        likely()
            .times(
                Chance.explaining(Chance.after(attempt.end(), stopped)),
                "it ended after the pod began to stop")
            .cites(pod.deletionEvidence())
            .cites(pod.sigtermEvidence());
    if (exit == null) {
      weighing.times(
          instant ? EvidenceWeights.POOLED_WITHOUT_EXIT : EvidenceWeights.CLOSED_BY_APP,
          "no source tells whether the process still ran");
    } else if (BrokenByExit.coincides(attempt, exit.at(), thresholds)) {
      weighing.times(
          instant ? EvidenceWeights.INSTANT_POOLED_AT_EXIT : EvidenceWeights.SLOW_POOLED_AT_EXIT,
          "the process exited at that time");
    } else {
      weighing.times(
          Chance.before(attempt.end(), exit.at()) * EvidenceWeights.CLOSED_WHILE_STOPPING,
          "the process lived on: it closed the connection itself");
    }
    if (attempt.vague()) {
      weighing.times(
          instant ? EvidenceWeights.INSTANT_POOLED : EvidenceWeights.SLOW_REFUSED,
          "no error line says whether the connection stood");
    } else if (!instant) {
      double newer = 1 - UnderWay.at(attempt, stopped);
      weighing.times(
          EvidenceWeights.CLOSED_BY_APP + (1 - EvidenceWeights.CLOSED_BY_APP) * newer,
          "whether it was sent when the pod was already stopping");
    }
    return weighing.build();
  }

  private Weighing idleRace(AttemptFacts attempt, PodTimeline pod, Thresholds thresholds) {
    if (BrokenByExit.of(attempt, pod, thresholds) != null || endedUnasked(attempt, pod)) {
      return ruledOut("the process was ending at that time");
    }
    if (attempt.vague()) {
      return ruledOut("nothing says that a connection stood");
    }
    if (stoppedThen(attempt, pod, thresholds)) {
      return ruledOut("the pod stopped serving at that time");
    }
    boolean timed = attempt.duration() >= 0;
    boolean prompt = timed && attempt.duration() <= thresholds.roundTrip();
    double weight =
        attempt.instant(thresholds)
            ? EvidenceWeights.IDLE_CLOSE
            : prompt ? EvidenceWeights.PROMPT_CLOSE : EvidenceWeights.CLOSED_BY_APP;
    return likely()
        .subtype(Subtype.IDLE_TIMEOUT_RACE)
        .times(
            weight,
            prompt
                ? "a living pod closed the connection as soon as the request was sent"
                : "the pod had the request for a while")
        .build();
  }

  /** Whether the pod refused connections, or lost its readiness, right after. */
  private static boolean stoppedThen(AttemptFacts attempt, PodTimeline pod, Thresholds thresholds) {
    Stamp soon = attempt.end().widen(0, thresholds.detection());
    Stamp refused = attempt.experience().firstRefused();
    if (refused != null && refused.overlaps(soon)) {
      return true;
    }
    EndpointTrack track = pod.endpointOf(attempt.service());
    boolean dropped =
        track != null
            && track.changes().stream()
                .anyMatch(change -> !change.usable() && change.at().overlaps(soon));
    return dropped && (!pod.deleted() || pod.deletion().certainlyAfter(soon));
  }

  private static boolean endedUnasked(AttemptFacts attempt, PodTimeline pod) {
    for (UnaskedEnd end : pod.unasked()) {
      boolean during =
          attempt.end().latest() >= end.stopped().earliest()
              && attempt.start().earliest() <= end.over().latest();
      if (during) {
        return true;
      }
    }
    return false;
  }
}
