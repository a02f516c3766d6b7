package io.zerodrop.analyzer.finding.loss;

import io.zerodrop.analyzer.result.Retries;
import io.zerodrop.analyzer.result.Verdict;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Adds up by request what the hidden failures among a loss took. */
public final class RetryCosts {

  private RetryCosts() {}

  public static Retries of(List<Verdict> failures) {
    int first = (int) failures.stream().filter(verdict -> verdict.attemptNumber() == 1).count();
    Map<String, Long> added = new TreeMap<>();
    for (Verdict verdict : failures) {
      if (verdict.masked()) {
        long took = Math.max(0, verdict.end().middle() - verdict.start().middle());
        added.merge(RequestLosses.request(verdict), took, Long::sum);
      }
    }
    List<Long> sorted = added.values().stream().sorted().toList();
    return sorted.isEmpty()
        ? new Retries(first, null, null)
        : new Retries(
            first,
            milliseconds(sorted.get((sorted.size() - 1) / 2)),
            milliseconds(sorted.get(sorted.size() - 1)));
  }

  private static double milliseconds(long micros) {
    return micros / 1000.0;
  }
}
