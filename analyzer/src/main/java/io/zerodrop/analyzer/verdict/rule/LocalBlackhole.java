package io.zerodrop.analyzer.verdict.rule;

import io.zerodrop.analyzer.result.Cause;
import io.zerodrop.analyzer.timeline.ContainerExit;
import io.zerodrop.analyzer.timeline.EndpointTrack;
import io.zerodrop.analyzer.timeline.PodTimeline;
import io.zerodrop.analyzer.verdict.AttemptFacts;
import io.zerodrop.analyzer.verdict.CauseRule;
import io.zerodrop.analyzer.verdict.Chance;
import io.zerodrop.analyzer.verdict.EvidenceWeights;
import io.zerodrop.analyzer.verdict.Thresholds;
import io.zerodrop.analyzer.verdict.Weighing;
import io.zerodrop.ingest.event.Failure;
import io.zerodrop.ingest.event.Stamp;
import java.util.ArrayList;
import java.util.List;

/**
 * externalTrafficPolicy or internalTrafficPolicy Local sent it to a node with no usable local
 * endpoint, where kube-proxy drops the packets (iptables: "has no local endpoints"; ipvs: answers
 * that come from the wrong address). Nothing is ever refused so.
 */
final class LocalBlackhole implements CauseRule {

  private static final Cause CAUSE = Cause.LOCAL_BLACKHOLE;

  @Override
  public Weighing weigh(AttemptFacts attempt, Thresholds thresholds) {
    boolean possible = attempt.localPolicy() || attempt.policyUnknown();
    if (!attempt.throughKubeProxy() || !possible) {
      return Weighing.ruledOut(CAUSE, "no Service with traffic policy Local on the path");
    }
    boolean silent =
        attempt.connectFailed() || attempt.vague() || attempt.failure() == Failure.RESPONSE_TIMEOUT;
    if (!silent || attempt.failure() == Failure.REFUSED) {
      return Weighing.ruledOut(CAUSE, "the connection was taken or refused, not dropped");
    }
    String node = attempt.route().node();
    return node == null ? onSomeNode(attempt) : onNode(attempt, node);
  }

  private static Weighing onNode(AttemptFacts attempt, String node) {
    LocalEndpoints local = LocalEndpoints.of(attempt, node);
    UsableEndpoints elsewhere = UsableEndpoints.at(attempt, true, 0, others(attempt, node));
    Weighing.Builder weighing = Weighing.of(CAUSE);
    if (local.emptySince(true) != null) {
      Stamp empty = local.emptySince(true);
      double meanwhile = Chance.after(attempt.end(), empty);
      double from = Chance.after(attempt.start(), empty);
      weighing.times(
          meanwhile
              * (EvidenceWeights.EMPTIED_MEANWHILE
                  + (1 - EvidenceWeights.EMPTIED_MEANWHILE) * from),
          meanwhile > 0
              ? "no endpoint on " + node + " was left, and policy Local forbids others"
              : "the node still had a local endpoint");
    } else if (local.emptySince(false) != null && local.aliveThroughout(attempt)) {
      weighing
          .times(
              Chance.after(attempt.start(), local.emptySince(false)),
              "only endpoints that were terminating were left on " + node)
          .times(
              EvidenceWeights.NO_FALLBACK,
              "they still ran, so a kube-proxy that falls back to them would have been answered");
    } else {
      return Weighing.ruledOut(CAUSE, "the node had a usable local endpoint");
    }
    if (!attempt.localPolicy()) {
      weighing.times(
          EvidenceWeights.POLICY_UNKNOWN, "whether its traffic policy is Local is not known");
    }
    boolean nothing = elsewhere.none() > 0.99;
    weighing.times(
        nothing ? EvidenceWeights.NOTHING_ELSEWHERE : 1,
        nothing ? "no endpoint elsewhere either" : "other nodes had endpoints");
    for (PodTimeline pod : local.pods()) {
      EndpointTrack track = pod.endpointOf(attempt.service());
      weighing.cites(track.removedEvidence());
      weighing.cites(pod.deletionEvidence());
    }
    return weighing.build();
  }

  /** The proxy's own node decided, which no input names. */
  private static Weighing onSomeNode(AttemptFacts attempt) {
    List<String> empty = new ArrayList<>();
    for (String node : nodes(attempt)) {
      Stamp since = LocalEndpoints.of(attempt, node).emptySince(true);
      if (since != null && !since.certainlyAfter(attempt.end())) {
        empty.add(node);
      }
    }
    if (empty.isEmpty()) {
      return Weighing.ruledOut(CAUSE, "every node had a usable local endpoint");
    }
    UsableEndpoints anywhere = UsableEndpoints.at(attempt, true, 0, attempt.route().pods());
    boolean nothing = anywhere.none() > 0.99;
    return Weighing.of(CAUSE)
        .times(
            EvidenceWeights.NODE_UNKNOWN,
            "without a local endpoint: "
                + String.join(", ", empty)
                + "; which node decided is not"
                + " known")
        .times(
            nothing ? EvidenceWeights.NOTHING_ELSEWHERE : 1,
            nothing ? "no endpoint anywhere" : "other nodes had endpoints")
        .build();
  }

  private static List<String> nodes(AttemptFacts attempt) {
    List<String> nodes = new ArrayList<>(attempt.route().coverage().proxyNodes());
    for (PodTimeline pod : attempt.route().pods()) {
      if (pod.node() != null && !nodes.contains(pod.node())) {
        nodes.add(pod.node());
      }
    }
    return nodes;
  }

  private static List<PodTimeline> others(AttemptFacts attempt, String node) {
    return attempt.route().pods().stream().filter(pod -> !node.equals(pod.node())).toList();
  }

  /** The Service's endpoints on one node, as they stood when an attempt came. */
  private record LocalEndpoints(AttemptFacts attempt, List<PodTimeline> pods) {

    static LocalEndpoints of(AttemptFacts attempt, String node) {
      List<PodTimeline> pods = new ArrayList<>();
      for (PodTimeline pod : attempt.route().pods()) {
        if (node.equals(pod.node()) && pod.endpointOf(attempt.service()) != null) {
          pods.add(pod);
        }
      }
      return new LocalEndpoints(attempt, pods);
    }

    /**
     * From when none was usable; null while one is.
     *
     * @param fallback whether endpoints that serve while they terminate count as usable
     */
    Stamp emptySince(boolean fallback) {
      Stamp since = EndpointTrack.ALWAYS;
      for (PodTimeline pod : pods) {
        EndpointTrack track = pod.endpointOf(attempt.service());
        Stamp unusable = track.unusableSince(attempt.end().latest(), fallback);
        if (unusable == null) {
          return null;
        }
        since = unusable.compareTo(since) > 0 ? unusable : since;
      }
      return since;
    }

    /** Whether the process of each that was still listed certainly outlived the attempt's start. */
    boolean aliveThroughout(AttemptFacts of) {
      boolean any = false;
      for (PodTimeline pod : pods) {
        EndpointTrack track = pod.endpointOf(of.service());
        if (track.unusableSince(of.end().latest(), true) == null) {
          ContainerExit exit = pod.servingExit();
          boolean alive = exit == null || exit.at().certainlyAfter(of.start());
          if (!alive || !of.end().certainlyBefore(stopped(pod))) {
            return false;
          }
          any = true;
        }
      }
      return any;
    }

    private static Stamp stopped(PodTimeline pod) {
      return pod.deleted() ? StoppedAccepting.since(pod) : EndpointTrack.NEVER;
    }
  }
}
