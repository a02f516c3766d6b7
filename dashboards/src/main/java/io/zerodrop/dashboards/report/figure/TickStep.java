package io.zerodrop.dashboards.report.figure;

import java.util.Locale;

/** The distance of the labels of an axis. The page's script chooses in the same way. */
final class TickStep {

  private static final long MILLISECOND = 1_000;
  private static final long SECOND = 1_000_000;
  private static final long MINUTE = 60 * SECOND;
  private static final long[] STEPS = {1, 2, 5};
  private static final long[] MINUTES = {1, 2, 5, 10, 20, 30, 60, 120, 360, 720, 1440};

  private TickStep() {}

  static long covering(long span, int ticks) {
    for (long unit = MILLISECOND; unit <= 10 * SECOND; unit *= 10) {
      for (long step : STEPS) {
        if (span / (unit * step) < ticks && unit * step < MINUTE) {
          return unit * step;
        }
      }
    }
    for (long minutes : MINUTES) {
      if (span / (minutes * MINUTE) < ticks) {
        return minutes * MINUTE;
      }
    }
    return Math.max(1, span / (ticks * MINUTE)) * MINUTE;
  }

  static String label(long micros, long step) {
    if (micros == 0) {
      return "0";
    }
    if (step >= MINUTE) {
      return micros / MINUTE + " min";
    }
    int digits = step >= SECOND ? 0 : step >= SECOND / 10 ? 1 : step >= SECOND / 100 ? 2 : 3;
    return String.format(Locale.ROOT, "%." + digits + "f s", (double) micros / SECOND);
  }
}
