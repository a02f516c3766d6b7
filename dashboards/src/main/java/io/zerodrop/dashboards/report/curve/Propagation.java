package io.zerodrop.dashboards.report.curve;

import io.zerodrop.analyzer.result.Milestone;
import io.zerodrop.analyzer.result.Termination;
import io.zerodrop.dashboards.report.figure.Decimals;
import io.zerodrop.dashboards.summary.Figures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * How long after the deletion each router had followed, over all terminations; on a logarithmic
 * axis, since kube-proxy takes tens of milliseconds and a stale router minutes.
 *
 * @param firstDecade of the axis: a power of ten in milliseconds
 */
public record Propagation(List<Consumer> consumers, int firstDecade, int lastDecade) {

  private static final Map<String, String> NAMES =
      Map.of(
          Milestone.ENDPOINT_TERMINATING, "EndpointSlice",
          Milestone.INGRESS_OBSERVED, "ingress",
          Milestone.PROXY_OBSERVED, "kube-proxy");

  /** Lags of which only a lower bound is known. */
  private static final Map<String, String> OPEN_ENDED =
      Map.of("ingress_unobserved_ms.", "ingress", "proxy_unobserved_ms.", "kube-proxy");

  private static final int MOST_POINTS = 200;

  /**
   * One router.
   *
   * @param lags in milliseconds, sorted; of pods not followed the lower bounds
   * @param unfollowed pods that it had not followed by the end of its log
   */
  public record Consumer(String kind, String where, List<Double> lags, int unfollowed) {

    public double median() {
      return lags.get((lags.size() - 1) / 2);
    }

    public double least() {
      return lags.get(0);
    }

    public double most() {
      return lags.get(lags.size() - 1);
    }

    /** No more than a picture can show, the extremes among them. */
    public List<Double> points() {
      if (lags.size() <= MOST_POINTS) {
        return lags;
      }
      List<Double> points = new ArrayList<>();
      for (int i = 0; i < MOST_POINTS; i++) {
        points.add(lags.get((int) ((long) i * (lags.size() - 1) / (MOST_POINTS - 1))));
      }
      return points;
    }

    public String words() {
      String atLeast = unfollowed == 0 ? "" : "at least ";
      return "median %s%s, longest %s%s (%s%s)"
          .formatted(
              atLeast,
              seconds(median()),
              atLeast,
              seconds(most()),
              Figures.count(lags.size(), "pod"),
              unfollowed == 0 ? "" : ", " + unfollowed + " not followed within its log");
    }
  }

  public static Propagation of(List<Termination> terminations) {
    Map<List<String>, List<Double>> lags =
        new TreeMap<>(Comparator.comparing((List<String> key) -> String.join("\n", key)));
    for (Termination termination : terminations) {
      for (Milestone milestone : termination.milestones()) {
        String name = NAMES.get(milestone.name());
        if (name != null) {
          lags.computeIfAbsent(
                  List.of(name, milestone.where() == null ? "" : milestone.where()),
                  key -> new ArrayList<>())
              .add(Math.max(0, (milestone.at() - termination.at()) / 1000.0));
        }
      }
    }
    Map<List<String>, Integer> unfollowed = unfollowed(terminations, lags);
    List<Consumer> consumers =
        lags.entrySet().stream()
            .map(
                entry ->
                    new Consumer(
                        entry.getKey().get(0),
                        entry.getKey().get(1),
                        entry.getValue().stream().sorted().toList(),
                        unfollowed.getOrDefault(entry.getKey(), 0)))
            .toList();
    double most = consumers.stream().mapToDouble(Consumer::most).max().orElse(1000);
    return new Propagation(consumers, 1, Math.max(3, (int) Math.ceil(Math.log10(most + 1))));
  }

  /** Their lower bounds join the lags: so long at least it took. */
  private static Map<List<String>, Integer> unfollowed(
      List<Termination> terminations, Map<List<String>, List<Double>> lags) {
    Map<List<String>, Integer> unfollowed = new HashMap<>();
    for (Termination termination : terminations) {
      termination
          .lags()
          .forEach(
              (name, least) ->
                  OPEN_ENDED.forEach(
                      (prefix, kind) -> {
                        if (name.startsWith(prefix)) {
                          List<String> key = List.of(kind, name.substring(prefix.length()));
                          lags.computeIfAbsent(key, k -> new ArrayList<>()).add(Math.max(0, least));
                          unfollowed.merge(key, 1, Integer::sum);
                        }
                      }));
    }
    return unfollowed;
  }

  /** Of the width; what is below the first decade stands at its edge. */
  public String percent(double milliseconds) {
    double decade = Math.log10(Math.max(milliseconds, Math.pow(10, firstDecade)));
    return Decimals.trimmed(
            2 + 94 * Math.min(1, (decade - firstDecade) / (lastDecade - firstDecade)))
        + "%";
  }

  public String widthPercent(double from, double to) {
    double left = Double.parseDouble(percent(from).replace("%", ""));
    double right = Double.parseDouble(percent(to).replace("%", ""));
    return Decimals.trimmed(Math.max(0, right - left)) + "%";
  }

  public List<Double> ticks() {
    return IntStream.rangeClosed(firstDecade, lastDecade)
        .mapToObj(decade -> Math.pow(10, decade))
        .toList();
  }

  public static String seconds(double milliseconds) {
    if (milliseconds < 1000) {
      return Math.round(milliseconds) + " ms";
    }
    return milliseconds < 60_000
        ? Decimals.trimmed(Math.round(milliseconds / 10) / 100.0) + " s"
        : Figures.duration((long) (milliseconds * 1000));
  }
}
