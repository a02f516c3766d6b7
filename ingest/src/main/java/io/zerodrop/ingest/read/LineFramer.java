package io.zerodrop.ingest.read;

import io.zerodrop.ingest.parse.LogRecord;
import io.zerodrop.ingest.parse.text.ByteScan;
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
      int start = window.start();
      int found = ByteScan.indexOf(window.bytes(), start + at, window.end(), '\n');
      if (found >= 0) {
        return found - start;
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
      int found = ByteScan.indexOf(window.bytes(), window.start(), window.end(), '\n');
      ended = found >= 0;
      int passed = ended ? found - window.start() : window.length();
      length += passed;
      window.consume(ended ? passed + 1 : passed);
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
