package io.zerodrop.dashboards.report.figure;

import java.util.ArrayList;
import java.util.List;

/**
 * A window of time over the width of a picture. Positions are percentages of the width, so that a
 * picture fits any page without a script.
 *
 * @param zero what the labels count from, in microseconds
 * @param from of the left edge
 * @param to of the right edge
 */
public record TimeAxis(long zero, long from, long to) {

  private static final double LATE_LABEL = 0.62;
  private static final int MOST_TICKS = 9;

  /**
   * @param micros of the tick
   * @param label such as {@code 1.5 s}
   */
  public record Tick(long micros, String label) {}

  public TimeAxis {
    to = Math.max(to, from + 1000);
  }

  public long span() {
    return to - from;
  }

  public String percent(long micros) {
    return Decimals.percent((double) (micros - from) / span());
  }

  /** The left edge of a bar; one that begins outside of the window begins at its edge. */
  public String left(long begin) {
    return percent(inside(begin));
  }

  public String width(long begin, long end) {
    return Decimals.percent(Math.max(0, (double) (inside(end) - inside(begin)) / span()));
  }

  /** Of something that fades: it keeps its length where it reaches out of the window. */
  public String openWidth(long begin, long end) {
    return Decimals.percent((double) (end - begin) / span());
  }

  /** Milliseconds from zero, as the script wants them. */
  public String ms(long micros) {
    return Decimals.trimmed((micros - zero) / 1000.0);
  }

  public boolean shows(long micros) {
    return micros >= from && micros <= to;
  }

  /** Whether a label beside this time has to stand to its left. */
  public boolean late(long micros) {
    return micros - from > span() * LATE_LABEL;
  }

  /** Round times, no more than have room. */
  public List<Tick> ticks() {
    long step = TickStep.covering(span(), MOST_TICKS);
    List<Tick> ticks = new ArrayList<>();
    long first = Math.floorDiv(from - zero + step - 1, step) * step;
    for (long tick = first; tick <= to - zero; tick += step) {
      ticks.add(new Tick(zero + tick, TickStep.label(tick, step)));
    }
    return ticks;
  }

  private long inside(long micros) {
    return Math.max(from, Math.min(to, micros));
  }
}
