package io.zerodrop.analyzer.verdict.rule;

import io.zerodrop.analyzer.result.Cause;
import io.zerodrop.analyzer.result.Subtype;
import io.zerodrop.analyzer.timeline.ContainerExit;
import io.zerodrop.analyzer.timeline.EndpointTrack;
import io.zerodrop.analyzer.timeline.PodTimeline;
import io.zerodrop.analyzer.verdict.AttemptFacts;
import io.zerodrop.analyzer.verdict.Chance;
import io.zerodrop.analyzer.verdict.PodRule;
import io.zerodrop.analyzer.verdict.Thresholds;
import io.zerodrop.analyzer.verdict.Weighing;
import io.zerodrop.ingest.event.Failure;

/**
 * A new connection came after the pod stopped accepting and before a normally quick router could
 * have observed the endpoint's termination.
 */
final class PropagationRace extends PodRule {

  PropagationRace() {
    super(Cause.PROPAGATION_RACE);
  }

  @Override
  protected String excludes(AttemptFacts attempt) {
    boolean possible =
        attempt.connectFailed()
            || attempt.vague()
            || attempt.connectionLost()
            || attempt.failure() == Failure.CLIENT_ABORT;
    return possible ? null : "the pod took the connection";
  }

  @Override
  protected Weighing weigh(AttemptFacts attempt, PodTimeline pod, Thresholds thresholds) {
    if (!pod.deleted()) {
      return ruledOut("the pod was not being deleted");
    }
    if (pod.forced()) {
      return ruledOut("the pod was force-deleted: there was no termination to propagate");
    }
    if (attempt.connectionLost()) {
      return acceptedWhileDying(attempt, pod, thresholds);
    }
    Weighing.Builder weighing = likely();
    StoppedAccepting.weigh(weighing, attempt, pod);
    if (attempt.failure() == Failure.CLIENT_ABORT) {
      weighing.times(0.6, "the client gave up while the router waited for the pod");
    }
    double within = StoppedAccepting.withinPropagation(attempt, pod, thresholds);
    weighing.times(
        within,
        within > 0
            ? "the router chose the pod within normal propagation of the endpoint's mark"
            : "the router chose the pod long after the endpoint was marked");
    if (attempt.throughKubeProxy()) {
      double behind = StoppedAccepting.someProxyBehind(attempt, pod);
      weighing.times(
          behind < 0 ? 0.7 : 0.2 + 0.8 * behind,
          behind < 0
              ? "no kube-proxy log tells when the change was applied"
              : "a kube-proxy had not applied the change yet");
      if (attempt.localPolicy()) {
        weighing.times(stillListed(attempt, pod), "the node still had its local endpoint");
      }
    }
    EndpointTrack track = pod.endpointOf(attempt.service());
    weighing.cites(track == null ? null : track.terminatingEvidence());
    if (pod.preStopFailed()) {
      weighing.subtype(Subtype.PRESTOP_FAILED);
    }
    return weighing.build();
  }

  private static double stillListed(AttemptFacts attempt, PodTimeline pod) {
    EndpointTrack track = pod.endpointOf(attempt.service());
    if (track == null || track.removed() == null) {
      return 0.7;
    }
    boolean ended = attempt.end().certainlyAfter(track.removed());
    return Chance.before(attempt.start(), track.removed()) * (ended ? 0.5 : 1);
  }

  /** The kernel took the connection in the very milliseconds in which the process died. */
  private Weighing acceptedWhileDying(
      AttemptFacts attempt, PodTimeline pod, Thresholds thresholds) {
    ContainerExit exit = pod.servingExit();
    boolean instant = attempt.duration() >= 0 && attempt.duration() <= thresholds.instant();
    if (exit == null || !instant) {
      return ruledOut("the connection stood");
    }
    boolean dying =
        Chance.mayCoincide(
            attempt.end(), exit.at(), thresholds.exitSlack(), thresholds.exitSlack());
    if (!dying) {
      return ruledOut("the connection stood while the process lived");
    }
    Weighing.Builder weighing =
        likely()
            .times(0.62, "over at once, as the process exited: accepted by the kernel, not the app")
            .cites(pod.deletionEvidence())
            .cites(exit.evidence());
    return weighing.build();
  }
}
