package io.zerodrop.dashboards.summary;

/**
 * How often the analysis blames terminations that did not happen: the run again, with the times of
 * deletions shifted away.
 *
 * @param shifts how many shifted runs
 * @param attempts failed attempts that were judged in them
 * @param blamed how many of those were blamed on a termination
 */
public record Placebo(int shifts, long attempts, long blamed) {

  public double share() {
    return attempts == 0 ? 0 : (double) blamed / attempts;
  }
}
