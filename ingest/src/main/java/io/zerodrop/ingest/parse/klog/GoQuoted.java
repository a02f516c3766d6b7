package io.zerodrop.ingest.parse.klog;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Go's quoted strings as {@code strconv.Quote} writes them. */
final class GoQuoted {

  private GoQuoted() {}

  /** The index of the closing quote of a string that begins at {@code from}, or {@code to}. */
  static int end(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] == '\\') {
        i++;
      } else if (bytes[i] == '"') {
        return i;
      }
    }
    return to;
  }

  /** What stands between two quotes, without its escapes. */
  static String unquoted(byte[] bytes, int from, int to) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(to - from);
    int i = from;
    while (i < to) {
      if (bytes[i] != '\\' || i + 1 >= to) {
        out.write(bytes[i++]);
        continue;
      }
      char escape = (char) bytes[i + 1];
      i += 2;
      int digits = escape == 'x' ? 2 : escape == 'u' ? 4 : escape == 'U' ? 8 : 0;
      int value = digits == 0 ? plain(escape) : hex(bytes, i, Math.min(to, i + digits));
      i = Math.min(to, i + digits);
      if (digits > 2 && Character.isValidCodePoint(value)) {
        out.writeBytes(Character.toString(value).getBytes(StandardCharsets.UTF_8));
      } else {
        out.write(value);
      }
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private static int plain(char escape) {
    int known = "abfnrtv".indexOf(escape);
    return known < 0 ? escape : "\u0007\b\f\n\r\t\u000b".charAt(known);
  }

  private static int hex(byte[] bytes, int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++) {
      value = value * 16 + Math.max(0, Character.digit(bytes[i], 16));
    }
    return value;
  }
}
