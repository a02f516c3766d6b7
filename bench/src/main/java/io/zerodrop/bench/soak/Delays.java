package io.zerodrop.bench.soak;

import io.zerodrop.bench.bundle.RequestId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** How long after the line of a lost request its finding could be searched for. */
final class Delays {

  private final Searches searches;
  private final Map<String, Long> waiting = new ConcurrentHashMap<>();
  private final Set<String> all = ConcurrentHashMap.newKeySet();
  private final Set<String> findings = new HashSet<>();
  private final List<Double> seconds = new ArrayList<>();

  Delays(Searches searches) {
    this.searches = searches;
  }

  /** Their lines have just been written. */
  void written(List<RequestId> ids) {
    long now = System.nanoTime();
    for (RequestId id : ids) {
      all.add(id.toString());
      waiting.put(id.toString(), now);
    }
  }

  /** Looks once. */
  void look() throws IOException, InterruptedException {
    Map<String, List<String>> laid = searches.findingsOf(waiting.keySet());
    Set<String> asked = new HashSet<>();
    laid.values().forEach(asked::addAll);
    asked.removeAll(findings);
    findings.addAll(searches.existing(asked));
    long now = System.nanoTime();
    laid.forEach(
        (request, of) -> {
          if (findings.containsAll(of)) {
            seconds.add((now - waiting.remove(request)) / 1e9);
          }
        });
  }

  int waiting() {
    return waiting.size();
  }

  int lost() {
    return all.size();
  }

  /** Requests that are not found once, with how often they are. */
  Map<String, Integer> wrong() throws IOException, InterruptedException {
    Map<String, List<String>> laid = searches.findingsOf(all);
    Map<String, Integer> wrong = new LinkedHashMap<>();
    for (String request : all) {
      int times = laid.getOrDefault(request, List.of()).size();
      if (times != 1) {
        wrong.put(request, times);
      }
    }
    return wrong;
  }

  /**
   * Seconds within which the share of all was found.
   *
   * @param share between 0 and 1
   */
  double within(double share) {
    return quantile(seconds, share);
  }

  static double quantile(Collection<Double> values, double share) {
    if (values.isEmpty()) {
      return Double.NaN;
    }
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    return sorted[(int) Math.max(0, Math.ceil(share * sorted.length) - 1)];
  }
}
