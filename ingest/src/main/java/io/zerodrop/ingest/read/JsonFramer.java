package io.zerodrop.ingest.read;

import io.zerodrop.ingest.parse.LogRecord;
import java.io.IOException;

/**
 * JSON objects, however they are laid out: one a line, one right behind the other, spread over many
 * lines, or as elements of one array.
 *
 * <p>A value that was cut off must not take those behind it along. Two things cannot occur inside a
 * value that a program wrote: a bare line feed in a string, and a line that begins with an opening
 * brace (pretty-printers indent). Where one does, the value before is rejected and reading starts
 * anew.
 */
final class JsonFramer implements Framer {

  private static final String CUT =
      "cut off: a JSON value ends in its middle (a truncated write, a full disk, or lines lost by a"
          + " log shipper)";

  private final Window window;
  private final String file;
  private final int lineCap;
  private final int valueCap;
  private final boolean complete;
  private final JsonScan scan = new JsonScan();
  private long line;

  /**
   * @param lineCap longest value in bytes that stands on one line
   * @param valueCap longest value in bytes
   */
  JsonFramer(Window window, String file, long line, int lineCap, int valueCap, boolean complete) {
    this.window = window;
    this.file = file;
    this.line = line;
    this.lineCap = lineCap;
    this.valueCap = valueCap;
    this.complete = complete;
  }

  @Override
  public boolean next(LogRecord record, Rejections rejections) throws IOException {
    while (skipToValue(rejections)) {
      scan.reset();
      JsonScan.End end = scan.on(window.bytes(), window.start(), window.end());
      while (end == JsonScan.End.MORE && scan.length() <= cap() && window.more()) {
        end = scan.on(window.bytes(), window.start(), window.end());
      }
      switch (end) {
        case VALUE -> {
          if (scan.length() <= cap()) {
            deliver(record);
            return true;
          }
          dropLong(end, rejections);
        }
        case CUT -> reject(rejections, CUT);
        default -> {
          if (scan.length() > cap()) {
            dropLong(end, rejections);
          } else if (complete) {
            reject(rejections, CUT);
          } else {
            return false;
          }
        }
      }
    }
    return false;
  }

  private int cap() {
    return scan.lines() == 0 ? lineCap : valueCap;
  }

  private void deliver(LogRecord record) {
    int from = window.start();
    record.set(window.bytes(), from, from + scan.length(), file, line, window.offset());
    take(scan.length(), scan.lines());
  }

  private void take(int bytes, int lines) {
    window.consume(bytes);
    line += lines;
  }

  private void reject(Rejections rejections, String reason) {
    int from = window.start();
    rejections.add(line, window.offset(), reason, window.bytes(), from, from + scan.length());
    take(scan.length(), scan.lines());
  }

  /** Drops a value that is too long, without holding it in memory. */
  private void dropLong(JsonScan.End reached, Rejections rejections) throws IOException {
    long at = window.offset();
    long firstLine = line;
    int cap = cap();
    byte[] head =
        java.util.Arrays.copyOfRange(window.bytes(), window.start(), window.start() + 256);
    JsonScan.End end = reached;
    while (end == JsonScan.End.MORE) {
      take(scan.length(), scan.lines());
      scan.forgetScanned();
      if (window.length() == 0 && !window.more()) {
        break;
      }
      end = scan.on(window.bytes(), window.start(), window.end());
    }
    take(scan.length(), scan.lines());
    long length = window.offset() - at;
    rejections.add(
        firstLine,
        at,
        "line too long: a JSON value of "
            + length
            + " bytes, more than the "
            + cap
            + " that are read; the value is left out",
        head,
        0,
        head.length);
  }

  /** Passes over what separates values, and over what is no JSON; false at the end. */
  private boolean skipToValue(Rejections rejections) throws IOException {
    while (true) {
      if (window.length() == 0 && !window.more()) {
        return false;
      }
      byte first = window.bytes()[window.start()];
      switch (first) {
        case '{' -> {
          return true;
        }
        case '\n' -> take(1, 1);
        case ' ', '\t', '\r', ',', '[', ']', 0, 0x1e -> take(1, 0);
        default -> {
          if (!skipForeign(rejections)) {
            return false;
          }
        }
      }
    }
  }

  /** Rejects the rest of a line that is no JSON; false if its end is not written yet. */
  private boolean skipForeign(Rejections rejections) throws IOException {
    long at = window.offset();
    byte[] head = null;
    boolean ended = false;
    while (!ended) {
      int length = 0;
      byte[] bytes = window.bytes();
      while (length < window.length() && !ended) {
        ended = bytes[window.start() + length++] == '\n';
      }
      if (head == null && (ended || length > 256)) {
        head = java.util.Arrays.copyOfRange(bytes, window.start(), window.start() + length);
      }
      if (!ended && head == null) {
        if (window.more()) {
          continue;
        }
        if (!complete) {
          return false;
        }
        head = java.util.Arrays.copyOfRange(bytes, window.start(), window.start() + length);
      }
      take(length, 0);
      if (!ended && window.length() == 0 && !window.more()) {
        break;
      }
    }
    rejections.add(line, at, "not JSON, in a file of JSON values", head, 0, head.length);
    line += ended ? 1 : 0;
    return ended || complete;
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
