package io.zerodrop.ingest.parse.envoy;

import io.zerodrop.ingest.parse.text.ByteCursor;
import io.zerodrop.ingest.parse.text.Mismatch;
import java.util.List;

/**
 * A line of text in a given format. Envoy escapes nothing, so the line is read forwards up to the
 * last value that a client chooses freely (the user agent, usually), and backwards from its end:
 * what stands in that value moves no other.
 */
final class FormatLine {

  private final List<EnvoyLayout.Token> tokens;
  private final int free;
  private final EnvoyLine line = new EnvoyLine();

  FormatLine(EnvoyLayout layout) {
    this.tokens = layout.tokens();
    int last = -1;
    for (int i = 0; i < tokens.size(); i++) {
      last = tokens.get(i).free() && tokens.get(i).field() == null ? i : last;
    }
    this.free = last;
  }

  /** Reads the line at the cursor; the result is reused for the next one. */
  EnvoyLine read(ByteCursor in) throws Mismatch {
    line.clear();
    String text = in.text(in.at(), in.end());
    int start = in.at();
    int forward = free < 0 ? tokens.size() : free;
    int at = 0;
    for (int i = 0; i < forward; i++) {
      at = forwards(text, at, i, start);
    }
    int end = text.length();
    for (int i = tokens.size() - 1; i > free && free >= 0; i--) {
      end = backwards(text, at, end, i, start);
    }
    if (free < 0 && !text.substring(at).isBlank()) {
      throw new Mismatch(start, "the end of the line, as in the given format");
    }
    return line;
  }

  private int forwards(String text, int at, int index, int start) throws Mismatch {
    EnvoyLayout.Token token = tokens.get(index);
    if (token.literal() != null) {
      if (!text.startsWith(token.literal(), at)) {
        throw missing(token, start);
      }
      return at + token.literal().length();
    }
    EnvoyLayout.Token next = index + 1 < tokens.size() ? tokens.get(index + 1) : null;
    int to =
        next == null
            ? text.length()
            : next.literal() == null ? -1 : text.indexOf(next.literal(), at);
    if (to < 0) {
      throw missing(next, start);
    }
    keep(token, text.substring(at, to));
    return to;
  }

  /** Where the token begins that ends at {@code end}. */
  private int backwards(String text, int at, int end, int index, int start) throws Mismatch {
    EnvoyLayout.Token token = tokens.get(index);
    if (token.literal() != null) {
      int from = end - token.literal().length();
      if (from < at || !text.startsWith(token.literal(), from)) {
        throw missing(token, start);
      }
      return from;
    }
    EnvoyLayout.Token before = tokens.get(index - 1);
    String literal = before.literal();
    int from = literal == null ? -1 : text.lastIndexOf(literal, end - literal.length());
    if (from < at) {
      throw missing(before, start);
    }
    keep(token, text.substring(from + literal.length(), end));
    return from + literal.length();
  }

  private void keep(EnvoyLayout.Token token, String value) {
    if (token.field() != null && line.get(token.field()) == null) {
      line.put(token.field(), value);
    }
  }

  private static Mismatch missing(EnvoyLayout.Token token, int at) {
    return new Mismatch(at, "'" + token.literal() + "' where the given format has it");
  }
}
