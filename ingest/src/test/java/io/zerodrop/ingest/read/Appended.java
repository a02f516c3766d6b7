package io.zerodrop.ingest.read;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** A file that is appended to: its end is only the end of what is written so far. */
final class Appended extends InputStream {

  private final Deque<byte[]> written = new ArrayDeque<>();

  void append(String text) {
    written.add(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public int read() {
    throw new UnsupportedOperationException();
  }

  @Override
  public int read(byte[] bytes, int offset, int length) {
    byte[] next = written.poll();
    if (next == null) {
      return -1;
    }
    System.arraycopy(next, 0, bytes, offset, next.length);
    return next.length;
  }
}
