package io.zerodrop.analyzer.clock;

import java.io.Serializable;
import java.util.List;

/**
 * What the order of records says of one clock, measured against all others.
 *
 * @param files that hold its times, in order
 * @param offset how far it is ahead of the others, in microseconds; 0 where it may be right
 * @param least it is ahead by at least so much, null without evidence
 * @param most it is ahead by at most so much, null without evidence
 * @param unsteady whether it contradicts itself, so that no one offset explains it
 * @param why the rules that rest on it or that it breaks, the strongest first
 */
public record ClockReading(
    Clock clock,
    List<String> files,
    long offset,
    Long least,
    Long most,
    boolean unsteady,
    List<String> why)
    implements Serializable {

  public ClockReading {
    files = List.copyOf(files);
    why = List.copyOf(why);
  }

  ClockReading in(List<String> found) {
    return new ClockReading(clock, found, offset, least, most, unsteady, why);
  }

  /** The same with so much added to the offset and its bounds. */
  ClockReading later(long micros) {
    return new ClockReading(
        clock,
        files,
        offset + micros,
        least == null ? null : Long.valueOf(least + micros),
        most == null ? null : Long.valueOf(most + micros),
        unsteady,
        why);
  }
}
