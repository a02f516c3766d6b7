package io.zerodrop.ingest.parse.time;

import io.zerodrop.ingest.event.Stamp;
import java.nio.charset.StandardCharsets;

/**
 * Reads times such as {@code 2026-05-01T10:00:00.123456789+02:00} (RFC 3339 section 5.6), as
 * Kubernetes, container runtimes and most proxies write them. A fraction may have up to nine
 * digits; what lies below a microsecond is cut off. {@code t}, {@code z}, a blank for the {@code T}
 * and an offset without its colon are accepted. A leap second reads as the second after it. A year
 * in which nobody logs is no time: one torn record must not move the period of all others.
 */
public final class Rfc3339 {

  /** What a program in Go writes for a time that was never set. */
  private static final String NEVER = "0001-01-01T00:00:00Z";

  /** What {@link #micros} returns for text that is no such time. */
  public static final long INVALID = Long.MIN_VALUE;

  private static final int SECONDS_END = 19; // of yyyy-mm-ddThh:mm:ss
  private static final int MAX_FRACTION = 9;
  private static final int[] DAYS_BEFORE_MONTH = {
    0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334
  };

  private Rfc3339() {}

  /** Microseconds since the Unix epoch, or {@link #INVALID}; null is invalid. */
  public static long micros(String text) {
    if (text == null) {
      return INVALID;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return micros(bytes, 0, bytes.length);
  }

  /** Whether a text stands for no time at all, as Kubernetes writes it. */
  public static boolean isUnset(String text) {
    return text == null || text.equals(NEVER);
  }

  /** Microseconds since the Unix epoch of exactly the given bytes, or {@link #INVALID}. */
  public static long micros(byte[] bytes, int from, int to) {
    if (to - from <= SECONDS_END || !punctuated(bytes, from)) {
      return INVALID;
    }
    long seconds = seconds(bytes, from);
    int end = from + SECONDS_END;
    long fraction = 0;
    if (bytes[end] == '.' || bytes[end] == ',') {
      int start = ++end;
      for (long scale = 100_000; end < to && isDigit(bytes[end]); end++, scale /= 10) {
        fraction += (bytes[end] - '0') * scale;
      }
      if (end == start || end - start > MAX_FRACTION) {
        return INVALID;
      }
    }
    long offset = offsetSeconds(bytes, end, to);
    if (seconds == INVALID || offset == INVALID) {
      return INVALID;
    }
    return (seconds - offset) * Stamp.SECOND + fraction;
  }

  /**
   * The time with the bounds that its written resolution leaves: no fraction gives a one-second
   * stamp, up to three digits a one-millisecond stamp, more digits a point.
   *
   * @return null for text that is no such time
   */
  public static Stamp stamp(String text) {
    long micros = micros(text);
    if (micros == INVALID) {
      return null;
    }
    int digits = 0;
    if (text.charAt(SECONDS_END) == '.' || text.charAt(SECONDS_END) == ',') {
      while (isDigit((byte) text.charAt(SECONDS_END + 1 + digits))) {
        digits++;
      }
    }
    if (digits == 0) {
      return Stamp.ofSecond(micros);
    }
    return digits <= 3 ? Stamp.ofMillisecond(micros) : Stamp.at(micros);
  }

  private static boolean punctuated(byte[] b, int at) {
    byte divider = b[at + 10];
    return b[at + 4] == '-'
        && b[at + 7] == '-'
        && (divider == 'T' || divider == 't' || divider == ' ')
        && b[at + 13] == ':'
        && b[at + 16] == ':';
  }

  private static long seconds(byte[] b, int at) {
    int year = two(b, at) * 100 + two(b, at + 2);
    int month = two(b, at + 5);
    int day = two(b, at + 8);
    int hour = two(b, at + 11);
    int minute = two(b, at + 14);
    int second = two(b, at + 17);
    if (!CivilTime.isLogged(year) || month < 1 || month > 12 || day < 1) {
      return INVALID;
    }
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) {
      return INVALID;
    }
    if (day > daysIn(month, year)) {
      return INVALID;
    }
    return ((epochDay(year, month, day) * 24 + hour) * 60 + minute) * 60 + second;
  }

  private static long epochDay(int year, int month, int day) {
    long before = year - 1L;
    long leapDays =
        Math.floorDiv(before, 4) - Math.floorDiv(before, 100) + Math.floorDiv(before, 400);
    int leapDay = month > 2 && isLeap(year) ? 1 : 0;
    return before * 365 + leapDays + DAYS_BEFORE_MONTH[month - 1] + leapDay + day - 1 - 719_162;
  }

  private static int daysIn(int month, int year) {
    if (month == 2) {
      return isLeap(year) ? 29 : 28;
    }
    return month == 12 ? 31 : DAYS_BEFORE_MONTH[month] - DAYS_BEFORE_MONTH[month - 1];
  }

  private static boolean isLeap(int year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  }

  private static long offsetSeconds(byte[] b, int at, int to) {
    if (to - at == 1) {
      return b[at] == 'Z' || b[at] == 'z' ? 0 : INVALID;
    }
    boolean colon = to - at == 6 && b[at + 3] == ':';
    if (!colon && to - at != 5 || b[at] != '+' && b[at] != '-') {
      return INVALID;
    }
    int hours = two(b, at + 1);
    int minutes = two(b, colon ? at + 4 : at + 3);
    if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) {
      return INVALID;
    }
    long seconds = hours * 3600L + minutes * 60L;
    return b[at] == '-' ? -seconds : seconds;
  }

  /** Two digits, or a negative number if they are none. */
  private static int two(byte[] b, int at) {
    return isDigit(b[at]) && isDigit(b[at + 1]) ? (b[at] - '0') * 10 + b[at + 1] - '0' : -10_000;
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }
}
