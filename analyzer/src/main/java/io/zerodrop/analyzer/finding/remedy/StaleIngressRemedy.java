package io.zerodrop.analyzer.finding.remedy;

import io.zerodrop.analyzer.finding.counterfactual.Counterfactuals;
import io.zerodrop.analyzer.finding.loss.Loss;
import io.zerodrop.analyzer.result.Remedy;
import io.zerodrop.analyzer.result.Subtype;
import io.zerodrop.analyzer.result.Verdict;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The router is at fault; a preStop that outlasts its lag hides that, where one is short enough.
 */
final class StaleIngressRemedy implements RemedyRule {

  @Override
  public Advice advise(Loss loss, Counterfactuals counterfactuals) {
    if (Subtype.IP_REUSE.equals(loss.subtype())) {
      return reusedAddress(loss);
    }
    boolean balancer = Subtype.LB_HEALTH_CHECK_LAG.equals(loss.subtype());
    PodTemplate template = PodTemplate.of(loss);
    double floor =
        balancer && counterfactuals.exposure().thin()
            ? loss.settings().loadBalancerDetectionSeconds()
            : 0;
    Optional<DrainDelay> delay = DrainDelay.of(loss, counterfactuals, template, floor);
    String repair =
        balancer
            ? "Shorten the load balancer's health check (interval times failures), or have its"
                + " controller deregister targets when a pod terminates"
            : "Find out why the router "
                + routers(loss)
                + "took so long to follow the EndpointSlices: its controller's errors, sync rate"
                + " limit and reloads";
    if (delay.isEmpty()) {
      return new Advice(
          new Remedy(repair, List.of(), false, null),
          "No preStop that anybody would wait for is known to save them: the router's view is the"
              + " fault.");
    }
    return new Advice(
        new Remedy(
            delay.get().shipped()
                ? repair
                : repair + "; until then a preStop of " + delay.get().preStopSeconds() + " s helps",
            delay.get().changes(),
            !delay.get().changes().isEmpty(),
            delay.get().caution()),
        SavedShare.sentence(loss, counterfactuals, delay.get()));
  }

  private static Advice reusedAddress(Loss loss) {
    return new Advice(
        new Remedy(
            "The address of a deleted pod went to another pod while the router "
                + routers(loss)
                + "still used it: mend the router's lag, and have the CNI hold addresses back"
                + " before it reuses them",
            List.of(),
            false,
            null),
        "A preStop does not help against an address that is reused after the pod has gone.");
  }

  private static String routers(Loss loss) {
    String names =
        loss.failures().stream()
            .map(Verdict::router)
            .filter(Objects::nonNull)
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? "" : names + " ";
  }
}
