package io.zerodrop.ingest.read;

import io.zerodrop.ingest.parse.LogRecord;
import java.io.IOException;

/**
 * YAML documents, split at lines that begin with {@code ---}. A document is read whole, as
 * manifests are small; one beyond the cap is rejected.
 */
final class YamlFramer implements Framer {

  private final Window window;
  private final String file;
  private final int cap;
  private final boolean complete;
  private long line;

  YamlFramer(Window window, String file, long line, int cap, boolean complete) {
    this.window = window;
    this.file = file;
    this.line = line;
    this.cap = cap;
    this.complete = complete;
  }

  @Override
  public boolean next(LogRecord record, Rejections rejections) throws IOException {
    while (true) {
      int length = documentLength();
      if (length == 0 || length < 0 && !complete) {
        return false;
      }
      boolean tooLong = length < 0 && window.length() > cap;
      int size = length < 0 ? window.length() : length;
      byte[] bytes = window.bytes();
      int from = window.start();
      int to = from + size;
      long at = window.offset();
      long firstLine = line;
      int begin = behindSeparator(bytes, from, to);
      for (int i = from; i < to; i++) {
        line += bytes[i] == '\n' ? 1 : 0;
      }
      window.consume(size);
      if (tooLong) {
        rejections.add(
            firstLine, at, "YAML document longer than " + cap + " bytes", bytes, from, to);
        while (window.more()) {
          window.consume(window.length());
        }
        return false;
      }
      if (holdsContent(bytes, begin, to)) {
        long skipped = begin > from ? 1 : 0;
        record.set(bytes, begin, to, file, firstLine + skipped, at + begin - from);
        return true;
      }
    }
  }

  /**
   * Bytes up to the next separator line; 0 at the end, -1 where the rest of the stream is one
   * document.
   */
  private int documentLength() throws IOException {
    int at = 1;
    while (true) {
      byte[] bytes = window.bytes();
      int start = window.start();
      for (; at + 3 <= window.length(); at++) {
        int i = start + at;
        if (bytes[i - 1] == '\n' && bytes[i] == '-' && bytes[i + 1] == '-' && bytes[i + 2] == '-') {
          return at;
        }
      }
      if (window.length() > cap || !window.more()) {
        return window.length() == 0 ? 0 : -1;
      }
    }
  }

  private static int behindSeparator(byte[] bytes, int from, int to) {
    if (to - from < 3 || bytes[from] != '-' || bytes[from + 1] != '-' || bytes[from + 2] != '-') {
      return from;
    }
    int at = from;
    while (at < to && bytes[at] != '\n') {
      at++;
    }
    return Math.min(at + 1, to);
  }

  /** Whether there is more than blank lines and comments. */
  private static boolean holdsContent(byte[] bytes, int from, int to) {
    boolean comment = false;
    for (int i = from; i < to; i++) {
      byte b = bytes[i];
      if (b == '\n') {
        comment = false;
      } else if (b == '#') {
        comment = true;
      } else if (!comment && b > ' ') {
        return true;
      }
    }
    return false;
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
