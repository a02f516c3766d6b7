package io.zerodrop.ingest.event;

import java.io.Serializable;

/**
 * A time with its bounds, in microseconds since the Unix epoch, both inclusive. A log line with
 * second resolution is a one-second stamp; a derived time is as wide as what it is derived from.
 */
public record Stamp(long earliest, long latest) implements Comparable<Stamp>, Serializable {

  public static final long SECOND = 1_000_000L;
  public static final long MILLISECOND = 1_000L;

  public Stamp {
    if (latest < earliest) {
      throw new IllegalArgumentException("latest " + latest + " is before earliest " + earliest);
    }
  }

  public static Stamp at(long micros) {
    return new Stamp(micros, micros);
  }

  /** A time that a clock of whole seconds floored: {@code [floored, floored + 1 s)}. */
  public static Stamp ofSecond(long flooredMicros) {
    return new Stamp(flooredMicros, flooredMicros + SECOND - 1);
  }

  /** A time that a clock of whole milliseconds floored: {@code [floored, floored + 1 ms)}. */
  public static Stamp ofMillisecond(long flooredMicros) {
    return new Stamp(flooredMicros, flooredMicros + MILLISECOND - 1);
  }

  /** The stamp between the two bounds given in either order. */
  public static Stamp between(long a, long b) {
    return new Stamp(Math.min(a, b), Math.max(a, b));
  }

  public long width() {
    return latest - earliest;
  }

  public long middle() {
    return earliest + (latest - earliest) / 2;
  }

  public Stamp plus(long micros) {
    return new Stamp(earliest + micros, latest + micros);
  }

  public Stamp widen(long before, long after) {
    return new Stamp(earliest - before, latest + after);
  }

  public boolean certainlyBefore(Stamp other) {
    return latest < other.earliest;
  }

  public boolean certainlyAfter(Stamp other) {
    return earliest > other.latest;
  }

  public boolean overlaps(Stamp other) {
    return earliest <= other.latest && other.earliest <= latest;
  }

  /** What both stamps allow; this stamp where they contradict each other. */
  public Stamp narrowedBy(Stamp other) {
    return overlaps(other)
        ? new Stamp(Math.max(earliest, other.earliest), Math.min(latest, other.latest))
        : this;
  }

  /**
   * This stamp without what lies before {@code bound}; collapses onto its own latest time when
   * nothing is left.
   */
  public Stamp notBefore(long bound) {
    return bound <= earliest ? this : new Stamp(Math.min(bound, latest), latest);
  }

  /**
   * This stamp without what lies after {@code bound}; collapses onto its own earliest time when
   * nothing is left.
   */
  public Stamp notAfter(long bound) {
    return bound >= latest ? this : new Stamp(earliest, Math.max(bound, earliest));
  }

  /** As the language would, which takes ten times as long; attempts are told apart by it. */
  @Override
  public String toString() {
    return "Stamp[earliest=" + earliest + ", latest=" + latest + "]";
  }

  @Override
  public int compareTo(Stamp other) {
    int byEarliest = Long.compare(earliest, other.earliest);
    return byEarliest != 0 ? byEarliest : Long.compare(latest, other.latest);
  }
}
