package io.zerodrop.ingest.parse.time;

import io.zerodrop.ingest.parse.text.ByteCursor;
import io.zerodrop.ingest.parse.text.Mismatch;

/** The time of RFC 3164, {@code Nov 22 11:21:14} or {@code Nov 6 ...}: no year, no zone. */
public final class SyslogTime {

  private static final int LENGTH = "Nov 22 11:21:14".length();
  private static final String EXAMPLE = "a time such as Nov 22 11:21:14";

  private final SecondMemo memo = new SecondMemo();

  /** Reads the second as if it were UTC, in microseconds, in the year that the clock supplies. */
  public long local(ByteCursor in, LocalClock clock, long written) throws Mismatch {
    int from = in.at();
    int to = from + LENGTH;
    if (to <= in.end() && memo.holds(in.bytes(), from, to)) {
      in.moveTo(to);
      return memo.micros();
    }
    int month = CivilTime.month(in);
    in.require(' ', EXAMPLE);
    int day = in.take(' ') ? in.digits(1, EXAMPLE) : in.digits(2, EXAMPLE);
    in.require(' ', EXAMPLE);
    long local = clock.local(month, day, CivilTime.clock(in), written, from);
    return memo.keep(in.bytes(), from, to, local);
  }
}
