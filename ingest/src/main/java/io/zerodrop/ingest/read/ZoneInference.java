package io.zerodrop.ingest.read;

import io.zerodrop.ingest.event.Stamp;
import java.time.ZoneOffset;

/**
 * Which zone the local times of a log are in. A time zone's offset is a multiple of 15 minutes, so
 * of all offsets few make a log of one period fall into the period of the others. A record in an
 * envelope with a time needs no guess: the parsers set their clock by it.
 *
 * @param zone the answer; UTC where nothing speaks against it
 * @param alone whether no other offset fits as well
 */
record ZoneInference(ZoneOffset zone, boolean alone) {

  private static final long QUARTER_HOUR = 900 * Stamp.SECOND;
  private static final int QUARTERS_WEST = -12 * 4;
  private static final int QUARTERS_EAST = 14 * 4;

  /** What a log may begin before or end after the others. */
  private static final long MARGIN = 60 * Stamp.SECOND;

  /** Share of the log's period inside that of the others, from which an offset is believable. */
  private static final double FITS = 0.8;

  /** Share up to which an offset counts as contradicted. */
  private static final double CONTRADICTED = 0.5;

  private static final ZoneInference UTC = new ZoneInference(ZoneOffset.UTC, true);

  /**
   * @param times of the log, read as if they were UTC
   * @param period of the sources with full dates, null without one
   */
  static ZoneInference of(Times times, Stamp period) {
    if (!times.known() || period == null) {
      return UTC;
    }
    Stamp local = new Stamp(times.first(), Math.max(times.first(), times.last()));
    if (share(local, period) > CONTRADICTED) {
      return UTC;
    }
    return bestOffset(local, period);
  }

  private static ZoneInference bestOffset(Stamp local, Stamp period) {
    long best = 0;
    double bestRank = Double.NEGATIVE_INFINITY;
    int fitting = 0;
    for (int quarters = QUARTERS_WEST; quarters <= QUARTERS_EAST; quarters++) {
      long offset = quarters * QUARTER_HOUR;
      double share = share(local.plus(-offset), period);
      if (share < FITS) {
        continue;
      }
      fitting++;
      double rank = share + commonness(quarters) - Math.abs(quarters) / 1000.0;
      if (rank > bestRank) {
        bestRank = rank;
        best = offset;
      }
    }
    return fitting == 0 ? UTC : new ZoneInference(zone(best), fitting == 1);
  }

  /** Most zones are whole hours from UTC, some are half hours, few are quarters. */
  private static double commonness(int quarters) {
    return quarters % 4 == 0 ? 1 : quarters % 2 == 0 ? 0.5 : 0;
  }

  private static double share(Stamp local, Stamp period) {
    long from = Math.max(local.earliest(), period.earliest() - MARGIN);
    long to = Math.min(local.latest(), period.latest() + MARGIN);
    return to < from ? 0 : (double) (to - from + 1) / (local.width() + 1);
  }

  private static ZoneOffset zone(long offsetMicros) {
    return ZoneOffset.ofTotalSeconds((int) (offsetMicros / Stamp.SECOND));
  }
}
