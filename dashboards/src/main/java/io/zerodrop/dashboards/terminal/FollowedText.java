package io.zerodrop.dashboards.terminal;

import io.zerodrop.dashboards.summary.Figures;
import io.zerodrop.dashboards.summary.PropagationLag;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * In one line how soon routers followed the ends of pods: the usual, and the slowest of each kind.
 */
final class FollowedText {

  private FollowedText() {}

  /** Null where no lag is known. */
  static String of(List<PropagationLag> lags) {
    List<String> parts = new ArrayList<>();
    for (String consumer : List.of(PropagationLag.KUBE_PROXY, PropagationLag.INGRESS)) {
      List<PropagationLag> of =
          lags.stream().filter(lag -> lag.consumer().equals(consumer)).toList();
      List<Double> medians =
          of.stream()
              .map(PropagationLag::median)
              .map(median -> median == null ? Double.MAX_VALUE : median)
              .sorted()
              .toList();
      if (!medians.isEmpty() && medians.get((medians.size() - 1) / 2) < Double.MAX_VALUE) {
        PropagationLag slowest = slowest(of);
        parts.add(
            consumer
                + " after "
                + seconds(medians.get((medians.size() - 1) / 2))
                + " (median; slowest "
                + slowest.where()
                + ": "
                + (slowest.max() == null ? "not by the end of its log" : seconds(slowest.max()))
                + ")");
      }
    }
    return parts.isEmpty() ? null : String.join(", ", parts);
  }

  private static PropagationLag slowest(List<PropagationLag> lags) {
    return lags.stream()
        .max(
            Comparator.comparing(
                    (PropagationLag lag) -> lag.max() == null ? Double.MAX_VALUE : lag.max())
                .thenComparing(PropagationLag::where))
        .orElseThrow();
  }

  private static String seconds(double milliseconds) {
    return Figures.duration(Math.round(milliseconds * 1000));
  }
}
