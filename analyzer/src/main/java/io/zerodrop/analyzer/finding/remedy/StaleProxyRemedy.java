package io.zerodrop.analyzer.finding.remedy;

import io.zerodrop.analyzer.finding.counterfactual.Counterfactuals;
import io.zerodrop.analyzer.finding.counterfactual.Needs;
import io.zerodrop.analyzer.finding.loss.Loss;
import io.zerodrop.analyzer.result.Milestone;
import io.zerodrop.analyzer.result.Remedy;
import io.zerodrop.ingest.event.Stamp;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Mend kube-proxy on the node that lagged; the workload is not at fault, so nothing about it is
 * changed.
 */
final class StaleProxyRemedy implements RemedyRule {

  @Override
  public Advice advise(Loss loss, Counterfactuals counterfactuals) {
    Optional<Lag> worst =
        loss.terminations().stream()
            .flatMap(
                termination ->
                    termination.milestones().stream()
                        .filter(step -> Milestone.PROXY_OBSERVED.equals(step.name()))
                        .filter(step -> step.where() != null)
                        .map(step -> new Lag(step.where(), step.at() - termination.at())))
            .max(Comparator.comparingLong(Lag::micros).thenComparing(Lag::node));
    String proxy = "kube-proxy on " + worst.map(Lag::node).orElse("the node that routed");
    return new Advice(
        new Remedy(
            "Mend "
                + proxy
                + ": look at its health (port 10256), its CPU and its log around that time for"
                + " failed or missing syncs; restart it if it hangs",
            worst.map(lag -> List.of(lag.change(proxy))).orElse(List.of()),
            false,
            "Until it follows again, Services answer from old endpoints on that node only."),
        preStop(counterfactuals.preStop()));
  }

  private static String preStop(Needs needs) {
    if (needs.largest().isEmpty()) {
      return "kube-proxy is the fault, not the pods' shutdown.";
    }
    double seconds = Math.ceil(needs.largest().getAsDouble());
    double share = needs.savedShare(seconds);
    return String.format(
        Locale.ROOT,
        "kube-proxy is the fault, though a preStop of %.0f s would have hidden its lag%s.",
        seconds,
        share < 1 ? String.format(Locale.ROOT, " from %d %% of them", (int) (share * 100)) : "");
  }

  private record Lag(String node, long micros) {

    Remedy.Change change(String proxy) {
      return new Remedy.Change(
          proxy,
          "lag from deletion to applied rules",
          String.format(Locale.ROOT, "%.1f s", (double) micros / Stamp.SECOND),
          "below 2 s, as its peers",
          false);
    }
  }
}
