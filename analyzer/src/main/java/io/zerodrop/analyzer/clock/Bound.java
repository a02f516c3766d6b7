package io.zerodrop.analyzer.clock;

/**
 * A limit of how far one clock is ahead of another.
 *
 * @param micros the limit
 * @param certain whether it follows from order alone, not from what is normally prompt
 * @param slack how far the truth normally lies from the limit, in microseconds
 * @param what the rule and how many pairs it rests on
 */
record Bound(long micros, boolean certain, long slack, String what) {

  static Bound tightestMost(Bound a, Bound b) {
    return a == null ? b : b == null || a.micros <= b.micros ? a : b;
  }

  static Bound tightestLeast(Bound a, Bound b) {
    return a == null ? b : b == null || a.micros >= b.micros ? a : b;
  }

  Bound negated() {
    return new Bound(-micros, certain, slack, what);
  }

  Bound plus(long more) {
    return new Bound(micros + more, certain, slack, what);
  }

  /** The limit over two steps. */
  Bound plus(Bound next) {
    return new Bound(
        micros + next.micros, certain && next.certain, slack + next.slack, what + ", " + next.what);
  }
}
