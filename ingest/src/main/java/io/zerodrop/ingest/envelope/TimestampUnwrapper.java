package io.zerodrop.ingest.envelope;

import io.zerodrop.ingest.parse.LogRecord;

/** {@code <RFC 3339 time> <line>}, as {@code kubectl logs --timestamps} writes. */
final class TimestampUnwrapper implements Unwrapper {

  private final LeadingTime time = new LeadingTime();

  @Override
  public Opened open(LogRecord record) {
    int at = time.read(record.bytes(), record.from(), record.to());
    if (at < 0 || at < record.to() && record.bytes()[at] != ' ') {
      return Opened.NOT_WRAPPED;
    }
    record.unwrapped(record.bytes(), Math.min(at + 1, record.to()), record.to(), time.micros());
    return Opened.WHOLE;
  }

  @Override
  public Origin origin() {
    return Origin.UNKNOWN;
  }
}
