package io.zerodrop.ingest.parse.time;

import io.zerodrop.ingest.event.Stamp;
import io.zerodrop.ingest.parse.text.ByteCursor;
import io.zerodrop.ingest.parse.text.Mismatch;
import java.time.DateTimeException;
import java.time.LocalDate;

/** Calendar fields as microseconds since the epoch, read as if they were UTC. */
final class CivilTime {

  static final long DAY = 86_400L * Stamp.SECOND;

  private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

  /** No log that is read tells of a year before or after these; one that says so is damaged. */
  static final int FIRST_YEAR = 1970;

  static final int LAST_YEAR = 2199;

  private CivilTime() {}

  /** The same for a year that was written, not inferred. */
  static long writtenDay(int year, int month, int day, int at) throws Mismatch {
    if (!isLogged(year)) {
      throw new Mismatch(at, "a year from " + FIRST_YEAR + " to " + LAST_YEAR);
    }
    return day(year, month, day, at);
  }

  static boolean isLogged(int year) {
    return year >= FIRST_YEAR && year <= LAST_YEAR;
  }

  static long day(int year, int month, int day, int at) throws Mismatch {
    try {
      return LocalDate.of(year, month, day).toEpochDay() * DAY;
    } catch (DateTimeException invalid) {
      throw new Mismatch(at, "a day of the calendar");
    }
  }

  /** Reads {@code hh:mm:ss} as microseconds of a day; a leap second counts as the second after. */
  static long clock(ByteCursor in) throws Mismatch {
    int at = in.at();
    long hour = in.digits(2, "hours such as 09");
    in.require(':', "':' before minutes");
    long minute = in.digits(2, "minutes such as 30");
    in.require(':', "':' before seconds");
    long second = in.digits(2, "seconds such as 05");
    if (hour > 23 || minute > 59 || second > 60) {
      throw new Mismatch(at, "a time of day such as 09:30:05");
    }
    return ((hour * 60 + minute) * 60 + second) * Stamp.SECOND;
  }

  /** Reads an English month name of three letters: 1 to 12. */
  static int month(ByteCursor in) throws Mismatch {
    for (int month = 1; month <= 12; month++) {
      int from = (month - 1) * 3;
      if (in.peek() == MONTHS.charAt(from)
          && in.peek(1) == MONTHS.charAt(from + 1)
          && in.peek(2) == MONTHS.charAt(from + 2)) {
        in.moveTo(in.at() + 3);
        return month;
      }
    }
    throw in.mismatch("a month such as Nov");
  }
}
