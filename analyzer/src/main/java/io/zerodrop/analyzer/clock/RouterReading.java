package io.zerodrop.analyzer.clock;

import io.zerodrop.analyzer.clock.OffsetVotes.Range;
import io.zerodrop.ingest.event.Stamp;
import java.util.List;
import java.util.Locale;

/** Finds the offset of one access log's clock from all that speaks against one or another. */
final class RouterReading {

  /** What speaks against a clock that is right must be no more than chance brings together. */
  private static final double CHANCE = 1.5;

  /** An offset has to explain most of what is out of order. */
  private static final double EXPLAINED = 0.66;

  /** Between two offsets of which one must be true, so much more decides. */
  private static final double TELLS = 0.15;

  /** Failures alone, without anything impossible, move no clock further than this. */
  private static final long BY_FAILURES_ALONE = 10 * Stamp.SECOND;

  /** A range this narrow is bounded by evidence on both sides. */
  private static final long NARROW = 4 * Stamp.SECOND;

  private static final double UNSTEADY = 3;

  private final String router;
  private final List<Range> ranges;
  private final List<Range> impossible;
  private final Range right;
  private final Range best;

  RouterReading(String router, OffsetVotes votes, OffsetVotes impossible) {
    this.router = router;
    this.ranges = votes.ranges();
    this.impossible = impossible.ranges();
    this.right = best(-Skew.NOISE, Skew.NOISE);
    this.best = best(-OffsetVotes.FURTHEST, OffsetVotes.FURTHEST);
  }

  /** Whether its records are out of order in a way that another offset would explain. */
  boolean off() {
    double gained = right.against() - best.against();
    boolean certain =
        impossible(right) - impossible(best) >= 1 || best.distance() <= BY_FAILURES_ALONE;
    return gained >= CHANCE && gained >= EXPLAINED * right.against() && certain;
  }

  ClockReading asLogged() {
    boolean unsteady = impossible(right) >= UNSTEADY && impossible(best) >= UNSTEADY;
    return reading(0, right, unsteady);
  }

  ClockReading alone() {
    return off() ? reading(likely(), best, false) : asLogged();
  }

  /**
   * Which of two offsets speaks less against.
   *
   * @return below 0 for the first, above 0 for the second, 0 where they do not tell
   */
  int compare(long first, long second) {
    double margin = against(first) - against(second);
    return margin < -TELLS ? -1 : margin > TELLS ? 1 : 0;
  }

  /** The reading for an offset that another log tells to the second. */
  ClockReading at(long offset) {
    return reading(offset, around(offset), false);
  }

  boolean allows(long offset) {
    return around(offset).against() <= best.against() + TELLS;
  }

  private double against(long offset) {
    return around(offset).against();
  }

  private Range around(long offset) {
    return offset == 0 ? right : best(offset - Stamp.SECOND / 2, offset + Stamp.SECOND / 2);
  }

  private ClockReading reading(long offset, Range range, boolean unsteady) {
    String why =
        String.format(
            Locale.ROOT,
            "order of attempts and pods: %.1f against the clock as logged, %.1f as corrected",
            right.against(),
            range.against());
    return new ClockReading(
        Clock.of("access", router),
        List.of(),
        offset,
        range.least() <= -OffsetVotes.FURTHEST ? null : range.least(),
        range.most() >= OffsetVotes.FURTHEST ? null : range.most(),
        unsteady,
        List.of(why));
  }

  /** Of the ranges that overlap the two, the one with least against it, the nearest to 0 first. */
  private Range best(long from, long to) {
    Range found = null;
    for (Range range : ranges) {
      if (range.most() < from || range.least() > to) {
        continue;
      }
      double margin = found == null ? 0 : range.against() - found.against();
      boolean better =
          found == null
              || margin < -1e-9
              || Math.abs(margin) <= 1e-9 && range.distance() < found.distance();
      found = better ? range : found;
    }
    return found;
  }

  private double impossible(Range at) {
    long offset = at.distance() == 0 ? 0 : at.least() > 0 ? at.least() : at.most();
    return impossible.stream()
        .filter(range -> range.contains(offset))
        .mapToDouble(Range::against)
        .findFirst()
        .orElse(0);
  }

  private long likely() {
    boolean bounded =
        best.least() > -OffsetVotes.FURTHEST
            && best.most() < OffsetVotes.FURTHEST
            && best.most() - best.least() < NARROW;
    if (bounded) {
      return (best.least() + best.most()) / 2;
    }
    return best.least() > 0 ? best.least() : best.most();
  }
}
