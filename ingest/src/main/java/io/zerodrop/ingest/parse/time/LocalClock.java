package io.zerodrop.ingest.parse.time;

import io.zerodrop.ingest.event.Stamp;
import io.zerodrop.ingest.parse.FileContext;
import io.zerodrop.ingest.parse.LogRecord;
import io.zerodrop.ingest.parse.text.Mismatch;
import java.time.LocalDate;
import java.time.Year;

/**
 * Supplies the zone, and where it is missing the year, of a file whose writer leaves them out.
 *
 * <p>The zone is {@link FileContext#zone()} until an envelope contradicts it: an envelope is
 * written moments after its record, so the two differ by the zone, a multiple of a quarter of an
 * hour. An envelope that came late (a shipper that caught up) does not fit that pattern and is not
 * believed.
 *
 * <p>The year is the one that brings the date nearest to the envelope's time, or without one to
 * {@link FileContext#reference()}: a file that runs from December into January needs no more.
 */
public final class LocalClock {

  private static final long QUARTER = 15 * 60 * Stamp.SECOND;
  private static final long EAST_MOST = 14 * 4 * QUARTER;
  private static final long WEST_MOST = -12 * 4 * QUARTER;

  /** How far an envelope's clock may run behind the record's. */
  private static final long BEHIND = 2 * Stamp.SECOND;

  /** An envelope this late still agrees with the zone in use. */
  private static final long LATE = 10 * 60 * Stamp.SECOND;

  /** An envelope must be this prompt to overrule the zone in use. */
  private static final long PROMPT = 5 * Stamp.SECOND;

  private final long reference;
  private long offset;

  public LocalClock(FileContext context) {
    this.reference = context.reference();
    this.offset = context.zone().getTotalSeconds() * Stamp.SECOND;
  }

  /**
   * @param local the local time read as if it were UTC
   * @param written when the record was written by a clock with zone, {@link LogRecord#UNKNOWN} if
   *     nothing tells
   */
  public long utc(long local, long written) {
    if (written != LogRecord.UNKNOWN && !within(written - (local - offset), LATE)) {
      long zone = Math.floorDiv(local - written + QUARTER / 2, QUARTER) * QUARTER;
      if (zone >= WEST_MOST && zone <= EAST_MOST && within(written - (local - zone), PROMPT)) {
        offset = zone;
      }
    }
    return local - offset;
  }

  /**
   * A date without year, as if it were UTC.
   *
   * @param clock microseconds of the day
   * @param at where the date stood, for the mismatch
   */
  public long local(int month, int day, long clock, long written, int at) throws Mismatch {
    long near = (written == LogRecord.UNKNOWN ? reference : written) + offset;
    int year = LocalDate.ofEpochDay(Math.floorDiv(near, CivilTime.DAY)).getYear();
    long best = Long.MIN_VALUE;
    for (int candidate = year - 1; candidate <= year + 1; candidate++) {
      if (month == 2 && day == 29 && !Year.isLeap(candidate)) {
        continue;
      }
      long local = CivilTime.day(candidate, month, day, at) + clock;
      if (best == Long.MIN_VALUE || Math.abs(local - near) < Math.abs(best - near)) {
        best = local;
      }
    }
    if (best == Long.MIN_VALUE) {
      throw new Mismatch(
          at, "a day of the calendar (no year near the reference has a 29 February)");
    }
    return best;
  }

  private static boolean within(long lag, long most) {
    return lag >= -BEHIND && lag <= most;
  }
}
