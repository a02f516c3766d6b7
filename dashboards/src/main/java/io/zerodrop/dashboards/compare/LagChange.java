package io.zerodrop.dashboards.compare;

import io.zerodrop.analyzer.result.Termination;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How long one step of the terminations took, before and after.
 *
 * @param name of the lag without the place it was measured at, such as {@code proxy_observed_ms}
 * @param before null where no termination of the run shows it
 * @param after null where no termination of the run shows it
 */
public record LagChange(String name, Spread before, Spread after) {

  /**
   * @param median in milliseconds, of all terminations and places
   */
  public record Spread(int count, double median, double longest) {}

  static List<LagChange> of(List<Termination> before, List<Termination> after) {
    Map<String, Spread> first = spreads(before);
    Map<String, Spread> second = spreads(after);
    TreeSet<String> names = new TreeSet<>(first.keySet());
    names.addAll(second.keySet());
    return names.stream()
        .map(name -> new LagChange(name, first.get(name), second.get(name)))
        .toList();
  }

  private static Map<String, Spread> spreads(List<Termination> terminations) {
    Map<String, List<Double>> values = new TreeMap<>();
    for (Termination termination : terminations) {
      termination
          .lags()
          .forEach(
              (name, value) ->
                  values.computeIfAbsent(withoutPlace(name), n -> new ArrayList<>()).add(value));
    }
    Map<String, Spread> spreads = new TreeMap<>();
    values.forEach((name, each) -> spreads.put(name, spread(each.stream().sorted().toList())));
    return spreads;
  }

  private static Spread spread(List<Double> sorted) {
    int last = sorted.size() - 1;
    double median = (sorted.get(last / 2) + sorted.get((last + 1) / 2)) / 2;
    return new Spread(sorted.size(), median, sorted.get(last));
  }

  private static String withoutPlace(String name) {
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }
}
