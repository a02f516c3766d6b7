package io.zerodrop.analyzer.clock;

import io.zerodrop.ingest.event.Stamp;

/**
 * How far one clock may be ahead of another.
 *
 * @param least at least so far; null without evidence
 * @param most at most so far; null without evidence
 */
record Skew(Bound least, Bound most) {

  /**
   * Clocks kept by NTP agree to some ten milliseconds; what lies inside this neither disturbs a
   * verdict nor counts as a contradiction.
   */
  static final long NOISE = 100 * Stamp.MILLISECOND;

  static final Skew UNKNOWN = new Skew(null, null);

  Skew with(Bound newLeast, Bound newMost) {
    Skew both = new Skew(Bound.tightestLeast(least, newLeast), Bound.tightestMost(most, newMost));
    return both.possible() ? both : both.onlyCertain(this, newLeast, newMost);
  }

  /** What is normally prompt yields to what is certain. */
  private Skew onlyCertain(Skew before, Bound newLeast, Bound newMost) {
    Bound certainLeast = Bound.tightestLeast(certain(before.least), certain(newLeast));
    Bound certainMost = Bound.tightestMost(certain(before.most), certain(newMost));
    return new Skew(certainLeast, certainMost);
  }

  private static Bound certain(Bound bound) {
    return bound == null || !bound.certain() ? null : bound;
  }

  Skew reversed() {
    return new Skew(most == null ? null : most.negated(), least == null ? null : least.negated());
  }

  Skew plus(long micros) {
    return new Skew(
        least == null ? null : least.plus(micros), most == null ? null : most.plus(micros));
  }

  /** Whether any offset satisfies both limits. */
  boolean possible() {
    return least == null || most == null || least.micros() <= most.micros() + NOISE;
  }

  /** Whether the two clocks may be right both. */
  boolean allows(long offset) {
    return (least == null || least.micros() <= offset + NOISE)
        && (most == null || most.micros() >= offset - NOISE);
  }
}
