package io.zerodrop.ingest.parse.nginx;

import io.zerodrop.ingest.parse.text.ByteCursor;
import io.zerodrop.ingest.parse.text.ByteScan;
import io.zerodrop.ingest.parse.text.Mismatch;
import io.zerodrop.ingest.parse.time.ClfTime;

/**
 * The time of the last line, {@code 22/Nov/2026:11:09:16 +0000}: most lines have the same again.
 */
final class ClockMemo {

  private static final int LENGTH = "22/Nov/2026:11:09:16 +0000".length();

  private final ByteCursor cursor = new ByteCursor();
  private final ClfTime time = new ClfTime();
  private long first;
  private long second;
  private long third;
  private long last;
  private long micros;

  /**
   * @param at where at least as many bytes follow as a time has
   * @return whether they are a time
   */
  boolean read(byte[] bytes, int at) {
    long a = ByteScan.eight(bytes, at);
    long b = ByteScan.eight(bytes, at + 8);
    long c = ByteScan.eight(bytes, at + 16);
    long d = ByteScan.eight(bytes, at + LENGTH - 8);
    if (a == first && b == second && c == third && d == last) {
      return true;
    }
    first = 0;
    try {
      cursor.over(bytes, at, at + LENGTH);
      if (!ClfTime.startsAt(cursor, at)) {
        return false;
      }
      micros = time.second(cursor);
      if (!cursor.atEnd()) {
        return false;
      }
    } catch (Mismatch noTime) {
      return false;
    }
    first = a;
    second = b;
    third = c;
    last = d;
    return true;
  }

  /** Of the time read last, in microseconds since the epoch. */
  long micros() {
    return micros;
  }
}
