package io.zerodrop.dashboards.terminal;

import java.util.Locale;

/**
 * Time laid out in columns of characters.
 *
 * @param from of the first column, in microseconds from zero
 * @param step of a column in microseconds
 */
record Axis(long from, long step, int columns) {

  private static final long[] STEPS = {1, 2, 5};
  private static final int LABEL_EVERY = 10;

  /** The finest steps with which the range fits into the columns; no more than it needs. */
  static Axis covering(long from, long to, int columns) {
    long step = 10_000;
    for (int i = 1; (to - from) / step >= columns - 1; i++) {
      step = STEPS[i % 3] * 10_000 * power(i / 3);
    }
    long start = Math.floorDiv(from, step) * step;
    return new Axis(start, step, (int) Math.min(columns, (to - start) / step + 2));
  }

  private static long power(int exponent) {
    return exponent == 0 ? 1 : 10 * power(exponent - 1);
  }

  /** The column that a time falls into; outside of {@code [0, columns)} where it is not covered. */
  int column(long at) {
    return (int) Math.max(-1, Math.min(columns, Math.floorDiv(at - from, step)));
  }

  /** Labels every ten columns, each standing where its time is. */
  String ruler() {
    StringBuilder ruler = new StringBuilder();
    int zero = column(0);
    for (int column = Math.floorMod(zero, LABEL_EVERY); column < columns; column += LABEL_EVERY) {
      String label = label(from + column * step);
      if (ruler.length() <= column && column + label.length() <= columns) {
        ruler.append(" ".repeat(column - ruler.length())).append(label);
      }
    }
    return ruler.toString();
  }

  String stepLabel() {
    return label(step);
  }

  private String label(long micros) {
    double seconds = micros / 1e6;
    return micros % 1_000_000 == 0
        ? String.format(Locale.ROOT, "%.0fs", seconds)
        : String.format(Locale.ROOT, micros % 100_000 == 0 ? "%.1fs" : "%.2fs", seconds);
  }
}
