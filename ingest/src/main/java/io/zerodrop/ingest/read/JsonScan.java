package io.zerodrop.ingest.read;

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
      byte b = bytes[at];
      if (b == '\n') {
        if (inString) {
          // The line feed belongs to what comes next: it ends the broken line.
          length = at - start;
          return End.CUT;
        }
        lines++;
        atLineStart = true;
        at++;
        continue;
      }
      if (inString) {
        if (escaped) {
          escaped = false;
        } else if (b == '\\') {
          escaped = true;
        } else if (b == '"') {
          inString = false;
        }
      } else if (b == '"') {
        inString = true;
      } else if (b == '{' || b == '[') {
        if (atLineStart && b == '{') {
          length = at - start;
          return End.CUT;
        }
        depth++;
      } else if (b == '}' || b == ']') {
        depth--;
        if (depth <= 0) {
          length = at + 1 - start;
          return End.VALUE;
        }
      }
      atLineStart = false;
      at++;
    }
    length = at - start;
    return End.MORE;
  }
}
