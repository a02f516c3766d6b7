package io.zerodrop.bench.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Whether a soak held, and where not. */
final class Verdict {

  /**
   * By how much of its mean the line through a quantity may rise over the second half. A leak of
   * all that comes would double it from the middle to the end, by two thirds of the mean.
   */
  static final double STEADY = 0.10;

  /** Seconds in which 99 of 100 lost requests have to be found. */
  static final double QUICK = 10;

  /** Seconds that the stream may be behind at the end. */
  static final double BEHIND = 10;

  private final List<String> figures = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();

  void steady(String what, Trend trend) {
    check(
        trend.relative() <= STEADY,
        "%s: %.1f MB, %+.1f MB (%+.0f %%) over the second half; at most +%.0f %% is steady",
        what,
        trend.mean() / 1e6,
        trend.growth() / 1e6,
        100 * trend.relative(),
        100 * STEADY);
  }

  void quick(Delays delays) {
    double p99 = delays.within(0.99);
    check(
        p99 < QUICK,
        "line written to finding searchable: p50 %.1f s, p99 %.1f s, longest %.1f s; p99 below %.0f s is right",
        delays.within(0.5),
        p99,
        delays.within(1),
        QUICK);
  }

  void keptUp(Sample last) {
    check(
        last.lagSeconds() < BEHIND,
        "behind at the end: %.1f s; less than %.0f s is right",
        last.lagSeconds(),
        BEHIND);
  }

  void complete(int lost, Map<String, Integer> wrong) {
    check(
        wrong.isEmpty() && lost > 0,
        "lost requests: %d, of which found other than once: %d%s",
        lost,
        wrong.size(),
        wrong.isEmpty() ? "" : ", such as " + wrong.entrySet().iterator().next());
  }

  void same(String what, long expected, long found) {
    check(expected == found, "%s: %d written, %d counted", what, expected, found);
  }

  private void check(boolean held, String text, Object... values) {
    String said = String.format(Locale.ROOT, text, values);
    figures.add((held ? "holds   " : "FAILS   ") + said);
    if (!held) {
      failures.add(said);
    }
  }

  boolean held() {
    return failures.isEmpty();
  }

  String text() {
    return String.join("\n", figures);
  }
}
