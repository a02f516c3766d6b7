package io.zerodrop.dashboards.terminal;

import io.zerodrop.dashboards.summary.Figures;
import io.zerodrop.dashboards.summary.LagFigure;
import io.zerodrop.dashboards.summary.PropagationLag;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * In one line how soon routers followed the ends of pods: the usual, and the slowest of each kind.
 */
final class FollowedText {

  private static final Comparator<Double> UNKNOWN_LAST =
      Comparator.nullsLast(Comparator.naturalOrder());

  private static final Comparator<PropagationLag> MEDIAN = by(PropagationLag::median);
  private static final Comparator<PropagationLag> LONGEST = by(PropagationLag::max);

  private FollowedText() {}

  /** Null where no lag is known. */
  static String of(List<PropagationLag> lags) {
    List<String> parts = new ArrayList<>();
    for (String consumer : List.of(PropagationLag.KUBE_PROXY, PropagationLag.INGRESS)) {
      List<PropagationLag> of =
          lags.stream().filter(lag -> lag.consumer().equals(consumer)).toList();
      if (!of.isEmpty()) {
        PropagationLag usual = of.stream().sorted(MEDIAN).toList().get((of.size() - 1) / 2);
        PropagationLag slowest = of.stream().max(LONGEST).orElseThrow();
        parts.add(
            "%s %s (median; slowest %s: %s)"
                .formatted(consumer, after(usual.median()), slowest.where(), after(slowest.max())));
      }
    }
    return parts.isEmpty() ? null : String.join(", ", parts);
  }

  private static Comparator<PropagationLag> by(Function<PropagationLag, LagFigure> figure) {
    return Comparator.comparing(figure, Comparator.comparing(LagFigure::at, UNKNOWN_LAST))
        .thenComparing(figure, Comparator.comparing(LagFigure::least))
        .thenComparing(PropagationLag::where);
  }

  /** Of a lag of which only a lower bound is known, that bound. */
  private static String after(LagFigure lag) {
    return lag.at() == null ? "not by " + seconds(lag.least()) : "after " + seconds(lag.at());
  }

  private static String seconds(double milliseconds) {
    return Figures.duration(Math.round(milliseconds * 1000));
  }
}
