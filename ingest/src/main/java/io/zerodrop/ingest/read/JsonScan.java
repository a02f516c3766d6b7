package io.zerodrop.ingest.read;

import io.zerodrop.ingest.parse.text.ByteScan;

/**
 * Finds the end of one JSON object by its braces and strings alone; it does not judge what stands
 * between. Can be interrupted where the bytes run out and goes on where it stopped.
 */
final class JsonScan {

  /** How a scan ended. */
  enum End {
    /** At the closing brace. */
    VALUE,
    /** Where the value can only have been cut off. */
    CUT,
    /** The bytes ran out. */
    MORE
  }

  private int length;
  private int lines;
  private int depth;
  private boolean inString;
  private boolean escaped;
  private boolean atLineStart;

  /** Prepares for the next value. */
  void reset() {
    length = 0;
    lines = 0;
    depth = 0;
    inString = false;
    escaped = false;
    atLineStart = false;
  }

  /** The caller has consumed what was scanned so far; the value goes on. */
  void forgetScanned() {
    length = 0;
    lines = 0;
  }

  /** Bytes that belong to the value so far. */
  int length() {
    return length;
  }

  /** Line feeds among them. */
  int lines() {
    return lines;
  }

  /**
   * Scans on.
   *
   * @param start index of the value's first byte that is not forgotten
   */
  End on(byte[] bytes, int start, int end) {
    int at = start + length;
    while (at < end) {
      if (inString) {
        at = inString(bytes, at, end);
        if (at == end) {
          break;
        }
        if (bytes[at] == '\n') {
          // The line feed belongs to what comes next: it ends the broken line.
          length = at - start;
          return End.CUT;
        }
      }
      byte b = bytes[at];
      if (b == '"') {
        inString = !inString;
        atLineStart = false;
      } else if (b == '\n') {
        lines++;
        atLineStart = true;
      } else if (b == '{' || b == '[') {
        if (atLineStart && b == '{') {
          length = at - start;
          return End.CUT;
        }
        depth++;
        atLineStart = false;
      } else if (b == '}' || b == ']') {
        depth--;
        if (depth <= 0) {
          length = at + 1 - start;
          return End.VALUE;
        }
        atLineStart = false;
      } else {
        atLineStart = false;
      }
      at++;
    }
    length = at - start;
    return End.MORE;
  }

  /** Goes on in a string to the quote that ends it, or a line feed, or the end of the bytes. */
  private int inString(byte[] bytes, int from, int end) {
    int at = from;
    if (escaped && at < end && bytes[at] != '\n') {
      escaped = false;
      at++;
    }
    while (true) {
      at = ByteScan.indexOfAny(bytes, at, end, '"', '\\', '\n');
      if (at == end || bytes[at] != '\\') {
        return at;
      }
      at++;
      if (at == end) {
        escaped = true;
        return end;
      }
      if (bytes[at] == '\n') {
        return at;
      }
      at++;
    }
  }
}
