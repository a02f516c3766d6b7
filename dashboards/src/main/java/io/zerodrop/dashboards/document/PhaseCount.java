package io.zerodrop.dashboards.document;

import io.zerodrop.analyzer.result.Outcome;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How many attempts in one phase of a pod ended in one way. */
record PhaseCount(String phase, String outcome, long count) {

  /**
   * @param counts by {@code phase.outcome}
   */
  static List<PhaseCount> of(Map<String, Integer> counts) {
    return new TreeMap<>(counts).entrySet().stream().map(PhaseCount::of).toList();
  }

  boolean failed() {
    return !outcome.equals(Outcome.OK.id());
  }

  String key() {
    return phase + '.' + outcome;
  }

  private static PhaseCount of(Map.Entry<String, Integer> entry) {
    int dot = entry.getKey().lastIndexOf('.');
    return new PhaseCount(
        entry.getKey().substring(0, Math.max(0, dot)),
        entry.getKey().substring(dot + 1),
        entry.getValue());
  }
}
