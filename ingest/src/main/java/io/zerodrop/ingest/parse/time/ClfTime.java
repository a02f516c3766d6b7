package io.zerodrop.ingest.parse.time;

import io.zerodrop.ingest.event.Stamp;
import io.zerodrop.ingest.parse.text.ByteCursor;
import io.zerodrop.ingest.parse.text.Mismatch;

/**
 * The time of the Common Log Format, {@code 22/Nov/2026:11:09:16 +0000}, as nginx ({@code
 * $time_local}) and HAProxy ({@code %tr}, without zone) write it.
 */
public final class ClfTime {

  private static final int SECOND_LENGTH = "22/Nov/2026:11:09:16".length();
  private static final String EXAMPLE = "a time such as 22/Nov/2026:11:09:16";

  private final SecondMemo memo = new SecondMemo();

  /** Whether the cursor's bytes from {@code at} have the shape {@code dd/Mon/yyyy:}. */
  public static boolean startsAt(ByteCursor in, int at) {
    int ahead = at - in.at();
    return ByteCursor.isDigit(in.peek(ahead))
        && ByteCursor.isDigit(in.peek(ahead + 1))
        && in.peek(ahead + 2) == '/'
        && in.peek(ahead + 6) == '/'
        && ByteCursor.isDigit(in.peek(ahead + 7))
        && in.peek(ahead + 11) == ':';
  }

  /** Whether such a time stands in brackets somewhere behind the cursor, which does not move. */
  public static boolean isIn(ByteCursor in) {
    int at = in.at();
    boolean found = false;
    for (int open = in.indexOf('['); open >= 0 && !found; open = in.indexOf('[')) {
      in.moveTo(open + 1);
      found = startsAt(in, in.at());
    }
    in.moveTo(at);
    return found;
  }

  /** Reads up to the second and answers it as if it were UTC, in microseconds. */
  public long localSecond(ByteCursor in) throws Mismatch {
    int from = in.at();
    int to = from + SECOND_LENGTH;
    if (to <= in.end() && memo.holds(in.bytes(), from, to)) {
      in.moveTo(to);
      return memo.micros();
    }
    int day = in.digits(2, EXAMPLE);
    in.require('/', EXAMPLE);
    int month = CivilTime.month(in);
    in.require('/', EXAMPLE);
    int year = in.digits(4, EXAMPLE);
    in.require(':', EXAMPLE);
    long micros = CivilTime.writtenDay(year, month, day, from) + CivilTime.clock(in);
    return memo.keep(in.bytes(), from, to, micros);
  }

  /** Reads {@code 22/Nov/2026:11:09:16 +0000} as microseconds since the epoch. */
  public long second(ByteCursor in) throws Mismatch {
    long local = localSecond(in);
    in.require(' ', "a space and a zone such as +0000");
    return local - offset(in);
  }

  private static long offset(ByteCursor in) throws Mismatch {
    boolean west = in.peek() == '-';
    if (!west && in.peek() != '+') {
      throw in.mismatch("a zone such as +0000");
    }
    in.moveTo(in.at() + 1);
    long hours = in.digits(2, "a zone such as +0000");
    long minutes = in.digits(2, "a zone such as +0000");
    long offset = (hours * 60 + minutes) * 60 * Stamp.SECOND;
    return west ? -offset : offset;
  }
}
