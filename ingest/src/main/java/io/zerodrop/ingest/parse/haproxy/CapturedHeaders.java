package io.zerodrop.ingest.parse.haproxy;

import io.zerodrop.ingest.parse.text.ByteCursor;

/**
 * The blocks {@code {a|b}} of captured headers, which a configuration may have none, one or two of.
 * What they hold is local convention; only a value that can be nothing else is taken for the
 * request id: at least 16 letters, digits and dashes, with a digit, alone in its shape.
 */
final class CapturedHeaders {

  private static final int SHORTEST_ID = 16;

  private String requestId;

  /** Moves over the blocks and the space behind them. */
  void read(ByteCursor in) {
    requestId = null;
    int candidates = 0;
    while (in.peek() == '{') {
      int close = in.indexOf('}');
      int end = close < 0 ? in.end() : close;
      for (String value : in.text(in.at() + 1, end).split("\\|")) {
        if (isId(value)) {
          candidates++;
          requestId = value;
        }
      }
      in.moveTo(Math.min(in.end(), end + 1));
      in.take(' ');
    }
    if (candidates != 1) {
      requestId = null;
    }
  }

  /** Null unless exactly one value looks like an id. */
  String requestId() {
    return requestId;
  }

  private static boolean isId(String value) {
    boolean digit = false;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean isDigit = c >= '0' && c <= '9';
      digit |= isDigit;
      if (!(isDigit || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '-')) {
        return false;
      }
    }
    return digit && value.length() >= SHORTEST_ID;
  }
}
