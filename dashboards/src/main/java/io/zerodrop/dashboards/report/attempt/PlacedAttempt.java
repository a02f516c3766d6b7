package io.zerodrop.dashboards.report.attempt;

import io.zerodrop.analyzer.result.Verdict;

/**
 * An attempt with the moment at which it is drawn.
 *
 * @param index of it among all attempts of the run
 * @param start inside the bounds of the attempt's start, in microseconds
 */
public record PlacedAttempt(int index, Verdict verdict, long start, long end) {

  public boolean failed() {
    return verdict.outcome().failed() && !verdict.masked();
  }

  public boolean hidden() {
    return verdict.outcome().failed() && verdict.masked();
  }

  public boolean served() {
    return !verdict.outcome().failed();
  }
}
