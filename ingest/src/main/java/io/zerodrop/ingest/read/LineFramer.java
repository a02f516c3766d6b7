package io.zerodrop.ingest.read;

import io.zerodrop.ingest.parse.LogRecord;
import java.io.IOException;

/**
 * Lines that end with LF or CRLF. A line beyond the cap is passed over without being held in
 * memory.
 */
final class LineFramer implements Framer {

  private static final int EXCERPT = 256;

  private final Window window;
  private final String file;
  private final int cap;
  private final boolean complete;
  private long line;

  /**
   * @param line of the stream's first byte, counted from 1
   * @param cap longest line in bytes
   * @param complete whether the end of the stream is the end of the file; if not, an unfinished
   *     last line waits for its end
   */
  LineFramer(Window window, String file, long line, int cap, boolean complete) {
    this.window = window;
    this.file = file;
    this.line = line;
    this.cap = cap;
    this.complete = complete;
  }

  @Override
  public boolean next(LogRecord record, Rejections rejections) throws IOException {
    while (true) {
      int length = lineLength(0);
      if (length > cap || length < 0 && window.length() > cap) {
        if (!passOver(rejections)) {
          return false;
        }
        continue;
      }
      boolean unfinished = length < 0;
      if (unfinished && (!complete || window.length() == 0)) {
        return false;
      }
      int size = unfinished ? window.length() : length;
      byte[] bytes = window.bytes();
      int from = window.start();
      int to = from + size;
      long at = window.offset();
      window.consume(unfinished ? size : size + 1);
      long number = line++;
      if (to > from && bytes[to - 1] == '\r') {
        to--;
      }
      while (from < to && bytes[from] == 0) {
        from++; // the hole that truncating a file under its writer leaves
        at++;
      }
      if (!blank(bytes, from, to)) {
        record.set(bytes, from, to, file, number, at);
        return true;
      }
    }
  }

  /** Bytes before the next line feed; -1 if there is none within the cap or the stream. */
  private int lineLength(int searched) throws IOException {
    int at = searched;
    while (true) {
      byte[] bytes = window.bytes();
      int start = window.start();
      for (int end = window.end(), i = start + at; i < end; i++) {
        if (bytes[i] == '\n') {
          return i - start;
        }
      }
      at = window.length();
      if (at > cap || !window.more()) {
        return -1;
      }
    }
  }

  /** Drops a line that is too long; false if its end is not written yet. */
  private boolean passOver(Rejections rejections) throws IOException {
    long at = window.offset();
    byte[] head = new byte[EXCERPT];
    System.arraycopy(window.bytes(), window.start(), head, 0, EXCERPT);
    long length = 0;
    boolean ended = false;
    while (!ended) {
      int found = -1;
      byte[] bytes = window.bytes();
      for (int i = window.start(); i < window.end() && found < 0; i++) {
        if (bytes[i] == '\n') {
          found = i - window.start();
        }
      }
      ended = found >= 0;
      length += ended ? found : window.length();
      window.consume(ended ? found + 1 : window.length());
      if (!ended && !window.more()) {
        break;
      }
    }
    rejections.add(
        line++,
        at,
        "line too long: "
            + length
            + " bytes, more than the "
            + cap
            + " that a line of this format may have; the line is left out",
        head,
        0,
        EXCERPT);
    return ended || complete;
  }

  private static boolean blank(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] != ' ' && bytes[i] != '\t') {
        return false;
      }
    }
    return true;
  }

  @Override
  public long offset() {
    return window.offset();
  }

  @Override
  public long line() {
    return line;
  }
}
