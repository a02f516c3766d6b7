package io.zerodrop.ingest.parse.time;

import io.zerodrop.ingest.parse.text.ByteCursor;
import io.zerodrop.ingest.parse.text.Mismatch;

/**
 * The local time {@code 2026/11/22 11:09:15} of nginx's error log (ngx_times.c,
 * cached_err_log_time) and of Go's log package. It names no zone.
 */
public final class SlashedTime {

  private static final int LENGTH = "2026/11/22 11:09:15".length();
  private static final String EXAMPLE = "a time such as 2026/11/22 11:09:15";

  private final SecondMemo memo = new SecondMemo();

  public static boolean startsAt(ByteCursor in, int at) {
    int ahead = at - in.at();
    return ByteCursor.isDigit(in.peek(ahead))
        && in.peek(ahead + 4) == '/'
        && in.peek(ahead + 7) == '/'
        && in.peek(ahead + 10) == ' '
        && in.peek(ahead + 13) == ':';
  }

  /** Reads the second as if it were UTC, in microseconds. */
  public long localSecond(ByteCursor in) throws Mismatch {
    int from = in.at();
    int to = from + LENGTH;
    if (to <= in.end() && memo.holds(in.bytes(), from, to)) {
      in.moveTo(to);
      return memo.micros();
    }
    int year = in.digits(4, EXAMPLE);
    in.require('/', EXAMPLE);
    int month = in.digits(2, EXAMPLE);
    in.require('/', EXAMPLE);
    int day = in.digits(2, EXAMPLE);
    in.require(' ', EXAMPLE);
    long micros = CivilTime.writtenDay(year, month, day, from) + CivilTime.clock(in);
    return memo.keep(in.bytes(), from, to, micros);
  }
}
