package io.zerodrop.analyzer.finding.remedy;

import io.zerodrop.analyzer.finding.counterfactual.Counterfactuals;
import io.zerodrop.analyzer.finding.loss.Loss;
import io.zerodrop.analyzer.result.Remedy;
import java.util.List;
import java.util.Optional;

/**
 * Keep the last pod of a node serving until the load balancer has taken the node out, or let nodes
 * pass traffic on.
 */
final class LocalBlackholeRemedy implements RemedyRule {

  /** From here kube-proxy falls back to terminating endpoints (ProxyTerminatingEndpoints). */
  private static final int TERMINATING_FALLBACK_MINOR = 26;

  @Override
  public Advice advise(Loss loss, Counterfactuals counterfactuals) {
    PodTemplate template = PodTemplate.of(loss);
    double floor =
        counterfactuals.exposure().thin() ? loss.settings().loadBalancerDetectionSeconds() : 0;
    Optional<DrainDelay> delay =
        loss.facts().olderThan(TERMINATING_FALLBACK_MINOR)
            ? Optional.empty()
            : DrainDelay.of(loss, counterfactuals, template, floor);
    if (delay.isEmpty()) {
      return new Advice(
          policy(loss), "No preStop is known to save them: the node had no pod to serve them.");
    }
    return new Advice(
        new Remedy(
            "Keep the last pod of a node serving for "
                + delay.get().preStopSeconds()
                + " s after its deletion, until the load balancer's health check has taken the node"
                + " out; or keep a ready pod on each of its nodes (spread them, maxSurge 1,"
                + " maxUnavailable 0); or use the Cluster policy, which hides the clients'"
                + " addresses",
            delay.get().changes(),
            !delay.get().changes().isEmpty(),
            delay.get().caution()),
        SavedShare.sentence(loss, counterfactuals, delay.get()));
  }

  private static Remedy policy(Loss loss) {
    boolean internal =
        "Local".equals(loss.facts().internalTrafficPolicy())
            && !"Local".equals(loss.facts().externalTrafficPolicy());
    String field = internal ? "spec.internalTrafficPolicy" : "spec.externalTrafficPolicy";
    return new Remedy(
        "Keep a ready pod on each node that gets traffic (spread them, maxSurge 1, maxUnavailable"
            + " 0), or let nodes pass traffic on by the Cluster policy",
        List.of(new Remedy.Change(loss.serviceObject(), field, "Local", "Cluster", !internal)),
        !internal,
        internal
            ? "Traffic may cross nodes and zones. To step back, set Local again."
            : "Pods see the node's address instead of the client's, which breaks allow-lists and"
                + " logs that rest on it; traffic may cross nodes and zones. To step back, set"
                + " Local again.");
  }
}
