package io.zerodrop.analyzer.verdict.rule;

import io.zerodrop.analyzer.result.Cause;
import io.zerodrop.analyzer.timeline.ContainerExit;
import io.zerodrop.analyzer.timeline.EndpointTrack;
import io.zerodrop.analyzer.timeline.PodTimeline;
import io.zerodrop.analyzer.verdict.AttemptFacts;
import io.zerodrop.analyzer.verdict.Chance;
import io.zerodrop.analyzer.verdict.EvidenceWeights;
import io.zerodrop.analyzer.verdict.PodRule;
import io.zerodrop.analyzer.verdict.Thresholds;
import io.zerodrop.analyzer.verdict.Weighing;
import io.zerodrop.ingest.event.Failure;
import io.zerodrop.ingest.event.Stamp;

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
    if (pod.deadBeforeDeletion()) {
      return ruledOut("the pod had ended before it was deleted");
    }
    if (attempt.connectionLost()) {
      return acceptedWhileDying(attempt, pod, thresholds);
    }
    Weighing.Builder weighing = likely();
    StoppedAccepting.weigh(weighing, attempt, pod, thresholds);
    if (attempt.failure() == Failure.CLIENT_ABORT) {
      double hanging = StoppedAccepting.wasGone(attempt, pod) * EvidenceWeights.CLIENT_GAVE_UP;
      weighing.times(
          hanging,
          hanging > 0
              ? "the client gave up while the router waited for a pod that was gone"
              : "the pod was still there: nothing says that it did not take the request");
    }
    double within = StoppedAccepting.withinPropagation(attempt, pod, thresholds);
    weighing.times(
        within,
        within > 0
            ? "the router chose the pod within normal propagation of the endpoint's mark"
            : "the router chose the pod long after the endpoint was marked");
    if (attempt.throughKubeProxy()) {
      throughProxy(weighing, attempt, pod);
    }
    EndpointTrack track = pod.endpointOf(attempt.service());
    weighing.cites(track == null ? null : track.terminatingEvidence());
    weighing.subtype(Subtypes.ofEarlyStop(pod));
    return weighing.build();
  }

  private static void throughProxy(
      Weighing.Builder weighing, AttemptFacts attempt, PodTimeline pod) {
    double behind = StoppedAccepting.someProxyBehind(attempt, pod);
    weighing.times(
        behind < 0
            ? EvidenceWeights.PROXY_UNSEEN_RACE
            : Math.max(EvidenceWeights.PROXIES_UP_TO_DATE, Chance.explaining(behind)),
        behind < 0
            ? "no kube-proxy log tells when the change was applied"
            : behind > 0
                ? "a kube-proxy had not applied the change yet"
                : "every kube-proxy with a log had applied the change");
    if (attempt.localPolicy()) {
      weighing.times(stillListed(attempt, pod), "the node still had its local endpoint");
    }
  }

  private static double stillListed(AttemptFacts attempt, PodTimeline pod) {
    EndpointTrack track = pod.endpointOf(attempt.service());
    Stamp until = track == null ? null : track.withdrawnFromFallback();
    if (until == null) {
      return EvidenceWeights.LOCAL_ENDPOINT_UNSEEN;
    }
    boolean ended = attempt.end().certainlyAfter(until);
    return Chance.before(attempt.start(), until)
        * (ended ? EvidenceWeights.OUTLIVED_LOCAL_ENDPOINT : 1);
  }

  /** The kernel took the connection in the very milliseconds in which the process died. */
  private Weighing acceptedWhileDying(
      AttemptFacts attempt, PodTimeline pod, Thresholds thresholds) {
    ContainerExit exit = pod.servingExit();
    if (exit == null || !attempt.instant(thresholds)) {
      return ruledOut("the connection stood");
    }
    boolean dying =
        Chance.mayCoincide(
            attempt.end(), exit.at(), thresholds.exitSlack(), thresholds.exitSlack());
    if (!dying) {
      return ruledOut("the connection stood while the process lived");
    }
    return likely()
        .times(
            EvidenceWeights.ACCEPTED_BY_KERNEL,
            "over at once, as the process exited: accepted by the kernel, not the app")
        .cites(pod.deletionEvidence())
        .cites(exit.evidence())
        .build();
  }
}
