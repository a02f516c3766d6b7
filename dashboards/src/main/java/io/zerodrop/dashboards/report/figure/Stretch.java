package io.zerodrop.dashboards.report.figure;

/** From one moment to another, as they most likely were. */
public record Stretch(long from, long to) {

  public Stretch {
    to = Math.max(from, to);
  }

  public Stretch minus(long micros) {
    return new Stretch(from - micros, to - micros);
  }
}
