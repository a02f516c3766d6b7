package io.zerodrop.ingest.read;

import java.io.IOException;
import java.io.InputStream;

/**
 * A sliding view of a stream: the bytes {@code [start, end)} of an array, that a framer searches
 * and consumes. The array grows only as far as the caller lets a record grow.
 */
final class Window {

  private static final int INITIAL = 64 * 1024;

  private final InputStream in;
  private byte[] bytes;
  private int start;
  private int end;
  private long offset;
  private boolean whole;

  /**
   * @param offset of the first byte that the stream will give, counted in the decompressed file
   */
  Window(InputStream in, long offset) {
    this.in = in;
    this.offset = offset;
    this.bytes = new byte[INITIAL];
  }

  /** A view of bytes behind which there is nothing. */
  Window(byte[] bytes, int length, long offset) {
    this.in = InputStream.nullInputStream();
    this.offset = offset;
    this.bytes = bytes;
    this.end = length;
    this.whole = true;
  }

  byte[] bytes() {
    return bytes;
  }

  int start() {
    return start;
  }

  /** Exclusive. */
  int end() {
    return end;
  }

  int length() {
    return end - start;
  }

  /** Of the byte at {@link #start}. */
  long offset() {
    return offset;
  }

  /** Drops the first {@code count} bytes. */
  void consume(int count) {
    start += count;
    offset += count;
  }

  /**
   * Reads on behind {@link #end}. Indices relative to {@link #start} stay valid, others do not.
   *
   * @return false at the end of the stream, which may be only the end of what is written so far
   */
  boolean more() throws IOException {
    if (whole) {
      return false;
    }
    if (end == bytes.length) {
      if (start > 0) {
        System.arraycopy(bytes, start, bytes, 0, end - start);
        end -= start;
        start = 0;
      } else {
        bytes = java.util.Arrays.copyOf(bytes, bytes.length * 2);
      }
    }
    int read = in.read(bytes, end, bytes.length - end);
    if (read <= 0) {
      return false;
    }
    end += read;
    return true;
  }
}
