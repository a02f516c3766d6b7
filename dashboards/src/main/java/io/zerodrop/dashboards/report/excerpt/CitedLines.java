package io.zerodrop.dashboards.report.excerpt;

import io.zerodrop.analyzer.result.Evidence;
import io.zerodrop.analyzer.result.Verdict;
import io.zerodrop.dashboards.summary.RunResult;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which lines of which logs a report of a run cites. */
public final class CitedLines {

  /** More of the attempts' own lines make a file that nobody can mail. */
  private static final int MOST_ATTEMPTS = 3_000;

  private CitedLines() {}

  /**
   * All that findings, terminations and triggers rest on, and the lines of the attempts that matter
   * most: those that failed before those that a retry hid, and these before others.
   *
   * @return lines counted from 1, by the file's name as evidence has it
   */
  public static SortedMap<String, SortedSet<Long>> of(RunResult result) {
    SortedMap<String, SortedSet<Long>> cited = new TreeMap<>();
    result
        .findings()
        .forEach(
            finding -> {
              add(cited, finding.evidence());
              add(cited, finding.trigger().evidence());
            });
    result
        .terminations()
        .forEach(
            termination -> {
              add(cited, termination.evidence());
              add(cited, termination.trigger().evidence());
            });
    result.attempts().stream()
        .sorted(Comparator.comparing(CitedLines::importance))
        .limit(MOST_ATTEMPTS)
        .forEach(attempt -> add(cited, attempt.evidence()));
    return cited;
  }

  private static int importance(Verdict attempt) {
    return !attempt.outcome().failed() ? 2 : attempt.masked() ? 1 : 0;
  }

  private static void add(Map<String, SortedSet<Long>> cited, Collection<Evidence> evidence) {
    for (Evidence each : evidence) {
      if (each.line() > 0) {
        cited.computeIfAbsent(each.file(), file -> new TreeSet<>()).add(each.line());
      }
    }
  }
}
