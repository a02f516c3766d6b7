package io.zerodrop.analyzer.verdict.rule;

import io.zerodrop.analyzer.result.Cause;
import io.zerodrop.analyzer.result.Evidence;
import io.zerodrop.analyzer.timeline.EndpointTrack;
import io.zerodrop.analyzer.timeline.PodTimeline;
import io.zerodrop.analyzer.verdict.AttemptFacts;
import io.zerodrop.analyzer.verdict.CauseRule;
import io.zerodrop.analyzer.verdict.Chance;
import io.zerodrop.analyzer.verdict.Thresholds;
import io.zerodrop.analyzer.verdict.Weighing;
import io.zerodrop.ingest.event.Failure;
import io.zerodrop.ingest.event.Stamp;
import java.util.ArrayList;
import java.util.List;

/**
 * externalTrafficPolicy or internalTrafficPolicy Local sent it to a node with no usable local
 * endpoint, where kube-proxy drops the packets (iptables: "has no local endpoints").
 */
final class LocalBlackhole implements CauseRule {

  @Override
  public Weighing weigh(AttemptFacts attempt, Thresholds thresholds) {
    if (!attempt.throughKubeProxy() || !attempt.localPolicy()) {
      return Weighing.ruledOut(
          Cause.LOCAL_BLACKHOLE, "no Service with traffic policy Local on the path");
    }
    boolean dropped =
        attempt.connectFailed() || attempt.vague() || attempt.failure() == Failure.RESPONSE_TIMEOUT;
    if (!dropped) {
      return Weighing.ruledOut(Cause.LOCAL_BLACKHOLE, "a pod took the connection");
    }
    String node = attempt.route().node();
    if (node == null) {
      return Weighing.of(Cause.LOCAL_BLACKHOLE)
          .times(0.4, "no input tells which node decided")
          .build();
    }
    Stamp empty = emptySince(attempt, node);
    if (empty == null) {
      return Weighing.ruledOut(Cause.LOCAL_BLACKHOLE, "the node had a usable local endpoint");
    }
    UsableEndpoints elsewhere = UsableEndpoints.at(attempt, true, 0, others(attempt, node));
    double meanwhile = Chance.after(attempt.end(), empty);
    double from = Chance.after(attempt.start(), empty);
    Weighing.Builder weighing =
        Weighing.of(Cause.LOCAL_BLACKHOLE)
            .times(
                meanwhile * (0.6 + 0.4 * from),
                meanwhile > 0
                    ? "no endpoint on " + node + " was left, and policy Local forbids others"
                    : "the node still had a local endpoint")
            .times(
                elsewhere.none() > 0.99 ? 0.2 : 1,
                elsewhere.none() > 0.99
                    ? "no endpoint elsewhere either"
                    : "other nodes had endpoints");
    for (Evidence evidence : removals(attempt, node)) {
      weighing.cites(evidence);
    }
    return weighing.build();
  }

  /** From when no local endpoint was listed; null where one always was. */
  private static Stamp emptySince(AttemptFacts attempt, String node) {
    Stamp since = new Stamp(Long.MIN_VALUE / 4, Long.MIN_VALUE / 4);
    for (PodTimeline pod : attempt.route().pods()) {
      EndpointTrack track = pod.endpointOf(attempt.service());
      if (track == null || !node.equals(pod.node())) {
        continue;
      }
      Stamp added = track.added();
      if (added != null && added.certainlyAfter(attempt.end())) {
        continue;
      }
      if (track.removed() == null) {
        return null;
      }
      since = track.removed().compareTo(since) > 0 ? track.removed() : since;
    }
    return since;
  }

  private static List<PodTimeline> others(AttemptFacts attempt, String node) {
    List<PodTimeline> pods = new ArrayList<>();
    for (PodTimeline pod : attempt.route().pods()) {
      if (!node.equals(pod.node())) {
        pods.add(pod);
      }
    }
    return pods;
  }

  private static List<Evidence> removals(AttemptFacts attempt, String node) {
    List<Evidence> evidence = new ArrayList<>();
    for (PodTimeline pod : attempt.route().pods()) {
      EndpointTrack track = pod.endpointOf(attempt.service());
      if (track != null && node.equals(pod.node()) && track.removedEvidence() != null) {
        evidence.add(track.removedEvidence());
        evidence.add(pod.deletionEvidence());
      }
    }
    return evidence;
  }
}
