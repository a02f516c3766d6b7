package io.zerodrop.ingest.parse.request;

import io.zerodrop.ingest.event.Stamp;
import io.zerodrop.ingest.parse.LogRecord;

/**
 * When a request and its last attempt began and ended, for a proxy that logs the request's start
 * and how long it took.
 *
 * @param start of the request, as wide as the format's clock
 * @param durationMicros from start to end, -1 if not logged
 * @param unit of the durations in microseconds: what was floored when they were written
 * @param writtenMicros when the line was written by the latest, {@link LogRecord#UNKNOWN} if
 *     nothing tells
 */
public record StartedRequest(Stamp start, long durationMicros, long unit, long writtenMicros) {

  /** How long a request may go on whose end nothing tells. */
  private static final long OPEN_END = 3600 * Stamp.SECOND;

  /** How far the clock that tells when a line was written may differ. */
  private static final long SKEW = 2 * Stamp.SECOND;

  public Stamp end() {
    if (durationMicros >= 0) {
      return new Stamp(start.earliest() + durationMicros, start.latest() + durationMicros + unit);
    }
    long latest =
        writtenMicros == LogRecord.UNKNOWN ? start.latest() + OPEN_END : writtenMicros + SKEW;
    return new Stamp(start.earliest(), Math.max(start.latest(), latest));
  }

  /**
   * When the last attempt began: with the request where it was the only one; otherwise at any time
   * that leaves its own duration.
   *
   * @param attemptMicros how long that attempt took at least, -1 if not logged
   * @param retried whether attempts came before it
   */
  public Stamp attempt(long attemptMicros, boolean retried) {
    if (!retried) {
      return start.widen(0, Math.max(unit, 1));
    }
    long latest = end().latest() - Math.max(0, attemptMicros);
    return new Stamp(start.earliest(), Math.max(start.latest(), latest));
  }
}
