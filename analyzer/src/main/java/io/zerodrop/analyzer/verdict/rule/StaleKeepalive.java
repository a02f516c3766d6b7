package io.zerodrop.analyzer.verdict.rule;

import io.zerodrop.analyzer.result.Cause;
import io.zerodrop.analyzer.result.Subtype;
import io.zerodrop.analyzer.timeline.ContainerExit;
import io.zerodrop.analyzer.timeline.PodTimeline;
import io.zerodrop.analyzer.verdict.AttemptFacts;
import io.zerodrop.analyzer.verdict.Chance;
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
    boolean instant = attempt.duration() >= 0 && attempt.duration() <= thresholds.instant();
    boolean before = !pod.deleted() || attempt.end().certainlyBefore(pod.deletion());
    if (before) {
      return idleRace(attempt, pod, instant, thresholds);
    }
    Stamp stopped = pod.sigterm() != null ? pod.sigterm() : pod.deletion();
    ContainerExit exit = pod.servingExit();
    Weighing.Builder weighing =
        likely()
            .times(
                Chance.explaining(Chance.after(attempt.end(), stopped)),
                "it ended after the pod got SIGTERM")
            .cites(pod.deletionEvidence())
            .cites(pod.sigtermEvidence());
    if (exit == null) {
      weighing.times(0.45, "no source tells whether the process still ran");
    } else if (BrokenByExit.coincides(attempt, exit.at(), thresholds)) {
      weighing.times(instant ? 0.15 : 0.05, "the process exited at that time");
    } else {
      weighing.times(
          Chance.before(attempt.end(), exit.at()) * 0.95,
          "the process lived on: it closed the connection itself");
    }
    if (attempt.vague()) {
      weighing.times(0.15, "no error line says that a connection stood");
    }
    return weighing.build();
  }

  private Weighing idleRace(
      AttemptFacts attempt, PodTimeline pod, boolean instant, Thresholds thresholds) {
    if (BrokenByExit.of(attempt, pod, thresholds) != null) {
      return ruledOut("the process exited at that time");
    }
    if (attempt.vague()) {
      return ruledOut("nothing says that a connection stood");
    }
    return likely()
        .subtype(Subtype.IDLE_TIMEOUT_RACE)
        .times(
            instant ? 0.8 : 0.2,
            instant
                ? "a living pod closed the connection as soon as the request was sent"
                : "the pod had the request for a while")
        .build();
  }
}
