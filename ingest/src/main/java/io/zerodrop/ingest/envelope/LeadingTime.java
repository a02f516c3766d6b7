package io.zerodrop.ingest.envelope;

import io.zerodrop.ingest.parse.time.Rfc3339;

/** Reads an RFC 3339 time that a blank or the end of the record follows. */
final class LeadingTime {

  private static final int LONGEST = "2026-05-01T10:00:00.123456789+02:00".length();

  private long micros;

  /** Of the time read last, in microseconds. */
  long micros() {
    return micros;
  }

  /**
   * @return the index behind the time, -1 where none begins at {@code from}
   */
  int read(byte[] b, int from, int to) {
    if (to - from < 20 || b[from + 10] != 'T') {
      return -1;
    }
    int end = from + 19;
    int limit = Math.min(to, from + LONGEST + 1);
    while (end < limit && b[end] != ' ') {
      end++;
    }
    micros = Rfc3339.micros(b, from, end);
    return micros == Rfc3339.INVALID ? -1 : end;
  }
}
