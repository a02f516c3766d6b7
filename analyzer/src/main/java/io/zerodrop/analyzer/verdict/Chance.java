package io.zerodrop.analyzer.verdict;

import io.zerodrop.ingest.event.Stamp;

/**
 * How likely a statement about two times is when each may lie anywhere in its stamp with equal
 * chance. 0 and 1 are certain.
 */
public final class Chance {

  /** How often a connection fails without any reason that a log shows, against one that has one. */
  private static final double UNEXPLAINED = 0.02;

  private Chance() {}

  /** That {@code a} is before or at {@code b}. */
  public static double before(Stamp a, Stamp b) {
    if (a.latest() <= b.earliest()) {
      return 1;
    }
    if (a.earliest() > b.latest()) {
      return 0;
    }
    double aFrom = a.earliest();
    double aTo = a.latest() + 1.0;
    double bFrom = b.earliest();
    double bTo = b.latest() + 1.0;
    // P(A <= B) = mean over a of P(B >= a), with P(B >= a) = clamp((bTo - a) / (bTo - bFrom), 0, 1)
    double width = bTo - bFrom;
    double certain = Math.max(0, Math.min(aTo, bFrom) - aFrom);
    double lo = Math.max(aFrom, bFrom);
    double hi = Math.min(aTo, bTo);
    double partial = hi <= lo ? 0 : ((bTo - lo) * (bTo - lo) - (bTo - hi) * (bTo - hi)) / 2 / width;
    return Math.max(0, Math.min(1, (certain + partial) / (aTo - aFrom)));
  }

  /**
   * What a failure makes of a chance: it happened, and where the order of times allows this
   * explanation at all, the alternative is a failure that nothing explains, which is rare.
   */
  public static double explaining(double chance) {
    return chance <= 0 ? 0 : chance / (chance + UNEXPLAINED * (1 - chance));
  }

  public static double after(Stamp a, Stamp b) {
    return 1 - before(a, b);
  }

  /** That {@code a} is at or after this time. */
  public static double notBefore(Stamp a, long micros) {
    return after(a, Stamp.at(micros - 1));
  }

  /** Whether the two may be the same moment, give or take what is allowed before and after. */
  public static boolean mayCoincide(Stamp a, Stamp b, long before, long after) {
    return a.overlaps(b.widen(before, after));
  }
}
