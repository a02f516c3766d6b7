package io.zerodrop.dashboards.elasticsearch.publish;

/** How long to wait before another try. */
final class Backoff {

  private static final long FIRST_MILLIS = 100;
  private static final long LONGEST_MILLIS = 15_000;
  private static final int DOUBLINGS = 10;

  private Backoff() {}

  /**
   * In milliseconds. Spread between half and all of what doubles from failure to failure, so that
   * many writers do not come back at the same moment.
   *
   * @param failures in a row, at least 1
   * @param chance evenly between 0 and 1
   */
  static long after(int failures, double chance) {
    long full = FIRST_MILLIS << Math.min(DOUBLINGS, Math.max(0, failures - 1));
    long most = Math.min(LONGEST_MILLIS, full);
    return Math.round(most * (0.5 + chance / 2));
  }
}
