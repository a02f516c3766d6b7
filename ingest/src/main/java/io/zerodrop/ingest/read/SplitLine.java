package io.zerodrop.ingest.read;

import io.zerodrop.ingest.event.Position;
import io.zerodrop.ingest.parse.LogRecord;
import java.io.ByteArrayOutputStream;

/** A line that stands in several records, joined up to a cap. */
final class SplitLine {

  private final Position position;
  private final int cap;
  private final ByteArrayOutputStream joined = new ByteArrayOutputStream();
  private boolean tooLong;

  /**
   * @param position of its first part
   */
  SplitLine(Position position, int cap) {
    this.position = position;
    this.cap = cap;
  }

  void add(LogRecord part) {
    tooLong |= joined.size() + part.length() > cap;
    if (!tooLong) {
      joined.write(part.bytes(), part.from(), part.length());
    }
  }

  Position position() {
    return position;
  }

  boolean tooLong() {
    return tooLong;
  }

  /** Makes the record the whole line; its written time stays that of the last part. */
  void deliver(LogRecord record) {
    long written = record.writtenMicros();
    byte[] bytes = joined.toByteArray();
    record.set(bytes, 0, bytes.length, position.file(), position.line(), position.offset());
    record.unwrapped(bytes, 0, bytes.length, written);
  }
}
