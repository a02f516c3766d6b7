package io.zerodrop.ingest.parse.envoy;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An Envoy access log format taken apart: literals and command operators such as {@code
 * %REQ(:METHOD)%} (Envoy documentation, access log usage).
 *
 * @param tokens in order; a JSON format is one text like any other
 */
public record EnvoyLayout(List<Token> tokens, String text) {

  /**
   * A piece of a format.
   *
   * @param literal null for an operator
   * @param field what the operator's value means; null for one that is of no use
   * @param free whether a client chooses the value, quotes and blanks included
   */
  record Token(String literal, EnvoyField field, boolean free) {}

  private static final Pattern OPERATOR =
      Pattern.compile("%([A-Z][A-Z0-9_]*)(\\((?:[^()]|\\([^()]*\\))*\\))?(?::[0-9]+)?%");

  private static final Map<String, EnvoyField> OPERATORS =
      Map.ofEntries(
          Map.entry("START_TIME", EnvoyField.START),
          Map.entry("PATH", EnvoyField.PATH),
          Map.entry("RESPONSE_CODE", EnvoyField.CODE),
          Map.entry("RESPONSE_FLAGS", EnvoyField.FLAGS),
          Map.entry("RESPONSE_FLAGS_LONG", EnvoyField.FLAGS),
          Map.entry("RESPONSE_CODE_DETAILS", EnvoyField.DETAILS),
          Map.entry("CONNECTION_TERMINATION_DETAILS", EnvoyField.TERMINATION),
          Map.entry("UPSTREAM_TRANSPORT_FAILURE_REASON", EnvoyField.TRANSPORT_FAILURE),
          Map.entry("DURATION", EnvoyField.DURATION),
          Map.entry("STREAM_ID", EnvoyField.REQUEST_ID),
          Map.entry("UPSTREAM_HOST", EnvoyField.UPSTREAM_HOST),
          Map.entry("UPSTREAM_REMOTE_ADDRESS", EnvoyField.UPSTREAM_HOST),
          Map.entry("UPSTREAM_HOSTS_ATTEMPTED", EnvoyField.HOSTS_ATTEMPTED),
          Map.entry("UPSTREAM_CLUSTER", EnvoyField.CLUSTER),
          Map.entry("UPSTREAM_CLUSTER_RAW", EnvoyField.CLUSTER),
          Map.entry("UPSTREAM_LOCAL_ADDRESS", EnvoyField.UPSTREAM_LOCAL),
          Map.entry("DOWNSTREAM_LOCAL_ADDRESS", EnvoyField.LOCAL),
          Map.entry("DOWNSTREAM_REMOTE_ADDRESS", EnvoyField.REMOTE),
          Map.entry("DOWNSTREAM_REMOTE_ADDRESS_WITHOUT_PORT", EnvoyField.REMOTE),
          Map.entry("DOWNSTREAM_DIRECT_REMOTE_ADDRESS", EnvoyField.REMOTE),
          Map.entry("REQUESTED_SERVER_NAME", EnvoyField.SERVER_NAME),
          Map.entry("ROUTE_NAME", EnvoyField.ROUTE),
          Map.entry("UPSTREAM_REQUEST_ATTEMPT_COUNT", EnvoyField.ATTEMPTS));

  /**
   * Reads a format.
   *
   * @throws IllegalArgumentException where it names too little to be of use
   */
  public static EnvoyLayout of(String given) {
    String text = given.replace("\\n", "").strip();
    List<Token> tokens = new ArrayList<>();
    Matcher operator = OPERATOR.matcher(text);
    int at = 0;
    while (operator.find()) {
      if (operator.start() > at) {
        tokens.add(new Token(text.substring(at, operator.start()), null, false));
      }
      tokens.add(token(operator.group(1), operator.group(2)));
      at = operator.end();
    }
    if (at < text.length()) {
      tokens.add(new Token(text.substring(at), null, false));
    }
    require(tokens, EnvoyField.START, "%START_TIME%");
    require(tokens, EnvoyField.CODE, "%RESPONSE_CODE%");
    return new EnvoyLayout(List.copyOf(tokens), text);
  }

  /** What an operator's value means; null where it is of no use, or is no operator alone. */
  static EnvoyField meaning(String text) {
    Matcher operator = OPERATOR.matcher(text);
    return operator.matches() ? token(operator.group(1), operator.group(2)).field() : null;
  }

  private static Token token(String name, String arguments) {
    boolean header = name.equals("REQ") || name.equals("RESP") || name.equals("TRAILER");
    if (!header) {
      return new Token(null, OPERATORS.get(name), name.equals("PATH"));
    }
    EnvoyField field = null;
    for (String each : String.valueOf(arguments).replaceAll("[()]", "").split("\\?")) {
      EnvoyField named = EnvoyField.NAMES.meaning(each.toLowerCase(Locale.ROOT));
      field = field == null ? named : field;
    }
    return new Token(null, field, name.equals("REQ"));
  }

  private static void require(List<Token> tokens, EnvoyField field, String operator) {
    if (tokens.stream().noneMatch(token -> token.field() == field)) {
      throw new IllegalArgumentException("an Envoy format has to have " + operator);
    }
  }

  boolean json() {
    return text.startsWith("{");
  }
}
