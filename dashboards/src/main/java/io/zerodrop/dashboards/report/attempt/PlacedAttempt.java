package io.zerodrop.dashboards.report.attempt;

import io.zerodrop.analyzer.result.Verdict;

/**
 * An attempt with the moment at which it is drawn.
 *
 * @param index of it among the attempts that the page holds, {@link #LEFT_OUT} where it does not
 * @param start inside the bounds of the attempt's start, in microseconds
 */
public record PlacedAttempt(int index, Verdict verdict, long start, long end) {

  public static final int LEFT_OUT = -1;

  public boolean kept() {
    return index != LEFT_OUT;
  }

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
