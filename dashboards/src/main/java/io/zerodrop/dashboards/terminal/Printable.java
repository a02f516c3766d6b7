package io.zerodrop.dashboards.terminal;

/**
 * Log content made safe for a terminal. Whoever writes a request path or a user agent writes into
 * the logs; an escape sequence in it must not move the cursor, nor may a bidirectional override
 * turn the text around.
 */
final class Printable {

  private static final String ELLIPSIS = "...";

  private Printable() {}

  static String of(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            point -> {
              if (harmless(point)) {
                safe.appendCodePoint(point);
              } else {
                safe.append(String.format("\\u{%x}", point));
              }
            });
    return safe.toString();
  }

  private static boolean harmless(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }

  /** At most so many characters, the end cut off. */
  static String start(String text, int length) {
    return text.length() <= length
        ? text
        : text.substring(0, Math.max(0, length - ELLIPSIS.length())) + ELLIPSIS;
  }

  /** At most so many characters, the middle cut out: names differ at their ends. */
  static String ends(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    int kept = Math.max(0, length - ELLIPSIS.length());
    return text.substring(0, kept / 2) + ELLIPSIS + text.substring(text.length() - kept + kept / 2);
  }
}
