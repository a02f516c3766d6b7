package io.zerodrop.analyzer.verdict.rule;

import io.zerodrop.analyzer.result.Cause;
import io.zerodrop.analyzer.result.Outcome;
import io.zerodrop.analyzer.result.Subtype;
import io.zerodrop.analyzer.timeline.EndpointTrack;
import io.zerodrop.analyzer.timeline.PodTimeline;
import io.zerodrop.analyzer.verdict.AttemptFacts;
import io.zerodrop.analyzer.verdict.EvidenceWeights;
import io.zerodrop.analyzer.verdict.PodRule;
import io.zerodrop.analyzer.verdict.Thresholds;
import io.zerodrop.analyzer.verdict.Weighing;
import io.zerodrop.ingest.event.RouterLine;

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
    boolean astray = attempt.stranger() && attempt.outcome() == Outcome.HTTP_5XX;
    return attempt.connectFailed() || attempt.vague() || astray
        ? null
        : "the pod took the connection";
  }

  @Override
  protected Weighing weigh(AttemptFacts attempt, PodTimeline pod, Thresholds thresholds) {
    if (attempt.stranger()) {
      return likely()
          .subtype(Subtype.IP_REUSE)
          .times(
              EvidenceWeights.ANSWERED_BY_STRANGER,
              "the address had been given to " + pod.id() + ", a pod of another Service")
          .build();
    }
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
    if (learnedByHealthCheck(attempt)) {
      weighing.subtype(Subtype.LB_HEALTH_CHECK_LAG);
    }
    return weighing.build();
  }

  /** Whether the router's own check, not a change of its configuration, took the server out. */
  private static boolean learnedByHealthCheck(AttemptFacts attempt) {
    for (RouterLine line : attempt.switches()) {
      boolean checked = line.detail() != null && line.detail().contains("check");
      if (line.kind() == RouterLine.Kind.SERVER_DOWN
          && checked
          && line.time() != null
          && line.time().latest() >= attempt.start().earliest()) {
        return true;
      }
    }
    return false;
  }
}
