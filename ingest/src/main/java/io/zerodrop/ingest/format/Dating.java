package io.zerodrop.ingest.format;

/** How much of a time the records of a format tell. */
public enum Dating {
  /** Date, time and zone, or seconds since the epoch. */
  FULL,
  /** Date and local time; the zone is not told. */
  NO_ZONE,
  /** Local time with day and month; neither year nor zone is told. */
  NO_YEAR,
  /** None. */
  NONE
}
