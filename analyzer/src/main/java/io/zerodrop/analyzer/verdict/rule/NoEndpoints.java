package io.zerodrop.analyzer.verdict.rule;

import io.zerodrop.analyzer.result.Cause;
import io.zerodrop.analyzer.verdict.AttemptFacts;
import io.zerodrop.analyzer.verdict.CauseRule;
import io.zerodrop.analyzer.verdict.Chance;
import io.zerodrop.analyzer.verdict.EvidenceWeights;
import io.zerodrop.analyzer.verdict.Thresholds;
import io.zerodrop.analyzer.verdict.Weighing;
import io.zerodrop.ingest.event.Failure;

/** The router had no usable endpoint in its view and chose none. */
final class NoEndpoints implements CauseRule {

  @Override
  public Weighing weigh(AttemptFacts attempt, Thresholds thresholds) {
    boolean chose = attempt.failure() != Failure.NO_PEER;
    if (chose && !attempt.throughKubeProxy()) {
      return Weighing.ruledOut(Cause.NO_ENDPOINTS, "the router chose a peer");
    }
    if (chose && !attempt.connectFailed()) {
      return Weighing.ruledOut(Cause.NO_ENDPOINTS, "a connection stood");
    }
    UsableEndpoints usable =
        UsableEndpoints.at(
            attempt, chose, attempt.normalPropagation(thresholds), attempt.route().pods());
    Weighing.Builder weighing = Weighing.of(Cause.NO_ENDPOINTS);
    return chose ? rejected(weighing, attempt, usable) : unrouted(weighing, attempt, usable);
  }

  /** A kube-proxy rejects connections to a Service without endpoints (REJECT rule). */
  private static Weighing rejected(
      Weighing.Builder weighing, AttemptFacts attempt, UsableEndpoints usable) {
    return weighing
        .times(usable.none(), "no endpoint of the Service was usable")
        .times(
            attempt.failure() == Failure.REFUSED ? 1 : EvidenceWeights.NOT_REJECTED_AT_ONCE,
            "kube-proxy rejects at once")
        .cites(usable.evidence())
        .build();
  }

  private static Weighing unrouted(
      Weighing.Builder weighing, AttemptFacts attempt, UsableEndpoints usable) {
    boolean told = attempt.seen().attempt() != null;
    double least = told ? EvidenceWeights.NO_PEER_ALONE : EvidenceWeights.UNROUTED_AGAINST_SLICES;
    if (!usable.known()) {
      return weighing
          .supports("the router had no live peer to choose")
          .times(EvidenceWeights.NO_PEER_ALONE, "no EndpointSlice tells what was usable")
          .build();
    }
    return weighing
        .supports(
            told
                ? "the router says that it had no live peer to choose"
                : "the router answered without choosing a peer")
        .times(
            least + (EvidenceWeights.NO_PEER_CONFIRMED - least) * Chance.explaining(usable.none()),
            usable.none() > 0
                ? "no endpoint of the Service was ready"
                : "the slices list a ready endpoint")
        .cites(usable.evidence())
        .build();
  }
}
