package io.zerodrop.ingest.parse.custom;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;

/**
 * An nginx {@code log_format} taken apart: the text alone, or the whole directive with its name,
 * {@code escape=} and quoted pieces (ngx_http_log_module.c, ngx_http_log_set_format).
 *
 * @param tokens literals and variables in turn
 * @param json whether the lines are JSON objects
 */
record NginxLayout(List<Token> tokens, String text, boolean json) {

  /**
   * A piece of a format.
   *
   * @param variable its name without the dollar sign, null for a literal
   */
  record Token(String literal, String variable) {}

  /** In the place of variables between which nothing stands: where they part is not told. */
  private static final String ADJOINING = "";

  private static final Pattern VARIABLE = Pattern.compile("\\$(?:\\{(\\w+)\\}|(\\w+))");
  private static final Pattern DIRECTIVE =
      Pattern.compile("(?s)^\\s*log_format\\s+\\S+\\s+(?:escape=\\w+\\s+)?(.*?);?\\s*$");
  private static final Pattern PIECE =
      Pattern.compile("(?s)'((?:\\\\.|[^'\\\\])*)'|\"((?:\\\\.|[^\"\\\\])*)\"");

  /**
   * Reads a format.
   *
   * @throws IllegalArgumentException where it names too little to be of use
   */
  static NginxLayout of(String given) {
    String text = unquoted(given.strip()).stripTrailing();
    List<Token> tokens = new ArrayList<>();
    Matcher variable = VARIABLE.matcher(text);
    int at = 0;
    while (variable.find()) {
      if (variable.start() > at) {
        tokens.add(new Token(text.substring(at, variable.start()), null));
      }
      String name = variable.group(1) == null ? variable.group(2) : variable.group(1);
      if (variable.start() == at && !tokens.isEmpty()) {
        tokens.set(tokens.size() - 1, new Token(null, ADJOINING));
      } else {
        tokens.add(new Token(null, name));
      }
      at = variable.end();
    }
    if (at < text.length()) {
      tokens.add(new Token(text.substring(at), null));
    }
    Meanings meanings = new Meanings();
    for (Token token : tokens) {
      Meaning meaning = token.variable() == null ? null : Meaning.named(token.variable());
      if (meaning != null) {
        meanings.add(meaning, token.variable());
      }
    }
    meanings.requireEnough();
    return new NginxLayout(List.copyOf(tokens), text, text.startsWith("{"));
  }

  private static String unquoted(String given) {
    Matcher directive = DIRECTIVE.matcher(given);
    boolean whole = directive.matches();
    String text = whole ? directive.group(1).strip() : given;
    boolean quoted = text.startsWith("'") || whole && text.startsWith("\"");
    if (!quoted) {
      return text;
    }
    StringBuilder joined = new StringBuilder();
    Matcher piece = PIECE.matcher(text);
    while (piece.find()) {
      String inside = piece.group(1) == null ? piece.group(2) : piece.group(1);
      joined.append(inside.replaceAll("\\\\(['\"\\\\])", "$1"));
    }
    return joined.toString();
  }
}
