package io.zerodrop.ingest.parse;

import io.zerodrop.ingest.event.Position;
import java.nio.charset.StandardCharsets;

/**
 * The bytes of one record (a line without its end, or one JSON value) and where they stood. The
 * array is shared and reused by the reader: a parser copies what it keeps.
 */
public final class LogRecord {

  private byte[] bytes = new byte[0];
  private int from;
  private int to;
  private String file = "";
  private long line;
  private long offset;
  private long writtenMicros = UNKNOWN;

  /** Value of {@link #writtenMicros()} where no envelope told a time. */
  public static final long UNKNOWN = Long.MIN_VALUE;

  public LogRecord set(byte[] bytes, int from, int to, String file, long line, long offset) {
    this.bytes = bytes;
    this.from = from;
    this.to = to;
    this.file = file;
    this.line = line;
    this.offset = offset;
    this.writtenMicros = UNKNOWN;
    return this;
  }

  /**
   * The same record with an envelope taken off: its payload and the time at which it was written.
   */
  public LogRecord unwrapped(byte[] bytes, int from, int to, long writtenMicros) {
    this.bytes = bytes;
    this.from = from;
    this.to = to;
    this.writtenMicros = writtenMicros;
    return this;
  }

  public static LogRecord of(String text, String file, long line) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new LogRecord().set(bytes, 0, bytes.length, file, line, 0);
  }

  /** What stood inside of another record, at its place. */
  public static LogRecord inside(LogRecord outer, byte[] payload) {
    LogRecord record = new LogRecord();
    record.set(payload, 0, payload.length, outer.file, outer.line, outer.offset);
    record.writtenMicros = outer.writtenMicros;
    return record;
  }

  public byte[] bytes() {
    return bytes;
  }

  public int from() {
    return from;
  }

  /** Exclusive. */
  public int to() {
    return to;
  }

  public int length() {
    return to - from;
  }

  /**
   * When a log shipper saw the record written, in microseconds; {@link #UNKNOWN} without an
   * envelope.
   */
  public long writtenMicros() {
    return writtenMicros;
  }

  /** The record's first line, counted from 1. */
  public long line() {
    return line;
  }

  public Position position() {
    return new Position(file, line, offset);
  }

  public String text() {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }
}
