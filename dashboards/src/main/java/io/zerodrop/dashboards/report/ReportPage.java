package io.zerodrop.dashboards.report;

import io.zerodrop.analyzer.result.Verdict;
import io.zerodrop.dashboards.summary.Headline;
import io.zerodrop.dashboards.summary.Incident;
import io.zerodrop.dashboards.summary.Losses;
import io.zerodrop.dashboards.summary.RunResult;
import java.util.Comparator;
import java.util.List;

/**
 * What the templates show.
 *
 * @param attempts those of the result up to the limit: failed ones before others, then by time
 * @param attemptsLeftOut how many more there are in {@code attempts.ndjson}
 */
public record ReportPage(
    RunResult result,
    String headline,
    Losses losses,
    List<Incident> incidents,
    List<Verdict> attempts,
    int attemptsLeftOut) {

  private static final int ATTEMPTS = 1000;

  public static ReportPage of(RunResult result) {
    List<Incident> incidents = Incident.of(result);
    return new ReportPage(
        result,
        Headline.of(result, incidents),
        Losses.of(incidents),
        incidents,
        result.attempts().stream()
            .sorted(Comparator.comparing((Verdict attempt) -> !attempt.outcome().failed()))
            .limit(ATTEMPTS)
            .toList(),
        Math.max(0, result.attempts().size() - ATTEMPTS));
  }
}
