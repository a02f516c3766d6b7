package io.zerodrop.analyzer.verdict.rule;

import io.zerodrop.analyzer.result.Cause;
import io.zerodrop.analyzer.timeline.EndpointTrack;
import io.zerodrop.analyzer.timeline.PodTimeline;
import io.zerodrop.analyzer.verdict.AttemptFacts;
import io.zerodrop.analyzer.verdict.PodRule;
import io.zerodrop.analyzer.verdict.Thresholds;
import io.zerodrop.analyzer.verdict.Weighing;

/** As the race, but a router with its own endpoint view kept sending long after the change. */
final class StaleIngress extends PodRule {

  StaleIngress() {
    super(Cause.STALE_INGRESS);
  }

  @Override
  protected String excludes(AttemptFacts attempt) {
    if (attempt.throughKubeProxy()) {
      return "a kube-proxy chose the pod";
    }
    return attempt.connectFailed() || attempt.vague() ? null : "the pod took the connection";
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
            ? "the router chose the pod long after the endpoint was marked"
            : "the router chose the pod within normal propagation");
    EndpointTrack track = pod.endpointOf(attempt.service());
    weighing.cites(track == null ? null : track.terminatingEvidence());
    weighing.cites(track == null ? null : track.removedEvidence());
    return weighing.build();
  }
}
