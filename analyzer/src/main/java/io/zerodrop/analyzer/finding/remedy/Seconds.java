package io.zerodrop.analyzer.finding.remedy;

/** Sizes that a person would write into a manifest. */
final class Seconds {

  private Seconds() {}

  /** Up to the next 5 s, and beyond a minute to the next 10 s. */
  static long roundedUp(double seconds) {
    long step = seconds > 60 ? 10 : 5;
    return (long) Math.ceil(seconds / step) * step;
  }
}
