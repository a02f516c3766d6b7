package io.zerodrop.analyzer.verdict.rule;

import io.zerodrop.analyzer.result.Cause;
import io.zerodrop.analyzer.timeline.EndpointTrack;
import io.zerodrop.analyzer.timeline.PodTimeline;
import io.zerodrop.analyzer.timeline.PodTimeline.ProxyApplied;
import io.zerodrop.analyzer.verdict.AttemptFacts;
import io.zerodrop.analyzer.verdict.Chance;
import io.zerodrop.analyzer.verdict.EvidenceWeights;
import io.zerodrop.analyzer.verdict.PodRule;
import io.zerodrop.analyzer.verdict.Thresholds;
import io.zerodrop.analyzer.verdict.Weighing;
import java.util.List;

/**
 * As the race, but through a Service address while the kube-proxy that decided had not applied the
 * change long after its peers.
 */
final class StaleProxy extends PodRule {

  StaleProxy() {
    super(Cause.STALE_PROXY);
  }

  @Override
  protected String excludes(AttemptFacts attempt) {
    if (!attempt.throughKubeProxy()) {
      return "the router went straight to the pod: no kube-proxy on its path";
    }
    return attempt.connectFailed() || attempt.vague() ? null : "a pod took the connection";
  }

  @Override
  protected Weighing weigh(AttemptFacts attempt, PodTimeline pod, Thresholds thresholds) {
    if (!pod.deleted()) {
      return ruledOut("the pod was not being deleted");
    }
    Weighing.Builder weighing = likely();
    StoppedAccepting.weigh(weighing, attempt, pod, thresholds);
    double late = 1 - StoppedAccepting.withinPropagation(attempt, pod, thresholds);
    weighing.times(
        late,
        late > 0
            ? "sent on long after the endpoint was marked"
            : "within normal propagation of the endpoint's mark");
    double behind = StoppedAccepting.someProxyBehind(attempt, pod);
    ProxyApplied slowest = StoppedAccepting.slowest(attempt, pod);
    List<String> unseen = StoppedAccepting.unseen(attempt);
    if (behind < 0) {
      weighing.times(
          EvidenceWeights.PROXY_UNSEEN_STALE,
          "no kube-proxy log tells when the change was applied");
    } else if (behind == 0 && !unseen.isEmpty()) {
      weighing.times(
          EvidenceWeights.PROXY_UNSEEN_STALE,
          "every other kube-proxy had applied the change; there is no log of "
              + String.join(", ", unseen));
    } else {
      weighing.times(
          Chance.explaining(behind),
          behind > 0
              ? "kube-proxy on " + slowest.node() + " had not applied the change"
              : "every kube-proxy with a log had applied the change");
    }
    weighing.cites(slowest == null ? null : slowest.evidence());
    ProxyApplied quickest = StoppedAccepting.quickest(pod);
    weighing.cites(quickest == null ? null : quickest.evidence());
    EndpointTrack track = pod.endpointOf(attempt.service());
    if (attempt.localPolicy() && (track == null || track.withdrawnFromFallback() == null)) {
      weighing.times(
          EvidenceWeights.LOCAL_ENDPOINT_UNSEEN,
          "no slice tells until when the node had its local endpoint");
    }
    weighing.cites(track == null ? null : track.terminatingEvidence());
    return weighing.build();
  }
}
