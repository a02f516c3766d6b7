package io.zerodrop.ingest.parse.envoy;

import io.zerodrop.ingest.parse.text.ByteCursor;
import io.zerodrop.ingest.parse.text.Mismatch;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a text access line:
 *
 * <pre>
 * [start] "METHOD path protocol" code flags ... received sent duration service-time "forwarded" "agent" "id" "authority" "host" ...
 * </pre>
 *
 * <p>Istio puts details, termination and the quoted transport failure behind the flags, and the
 * cluster, three addresses, the server name and the route behind the host
 * (pilot/pkg/model/telemetry_logging.go). Envoy escapes nothing, so a quote may stand in the path
 * and in the user agent: the line is read from both of its ends.
 */
final class TextLine {

  private static final String REQUEST = "the quoted request line such as \"GET /cart HTTP/1.1\"";
  private static final int MOST_TOKENS = 16;
  private static final int SIZES = 4;

  private static final List<EnvoyField> BEHIND_HOST =
      List.of(
          EnvoyField.CLUSTER,
          EnvoyField.UPSTREAM_LOCAL,
          EnvoyField.LOCAL,
          EnvoyField.REMOTE,
          EnvoyField.SERVER_NAME,
          EnvoyField.ROUTE);

  private final EnvoyLine line = new EnvoyLine();
  private final List<String> tokens = new ArrayList<>();

  /** Reads the line at the cursor; the result is reused for the next one. */
  EnvoyLine read(ByteCursor in) throws Mismatch {
    line.clear();
    in.require('[', "a start time such as [2026-11-22T11:15:53.048Z]");
    int close = in.indexOf("] \"");
    if (close < 0) {
      throw in.mismatch("a start time in brackets, then " + REQUEST);
    }
    line.put(EnvoyField.START, in.text(in.at(), close));
    in.moveTo(close + "] \"".length());
    request(in);
    line.put(EnvoyField.CODE, word(in));
    line.put(EnvoyField.FLAGS, word(in));
    middle(in);
    tail(in);
    return line;
  }

  /** The request line ends where a protocol or nothing, a quote, a code and flags follow. */
  private void request(ByteCursor in) throws Mismatch {
    int from = in.at();
    int quote = in.indexOf("\" ");
    while (quote >= 0 && !codeFollows(in, quote + 2)) {
      in.moveTo(quote + 1);
      quote = in.indexOf("\" ");
    }
    if (quote < 0) {
      throw new Mismatch(from, REQUEST + " and a response code");
    }
    String request = in.text(from, quote);
    in.moveTo(quote + 2);
    int first = request.indexOf(' ');
    int last = request.lastIndexOf(' ');
    if (first > 0) {
      line.put(EnvoyField.METHOD, request.substring(0, first));
      line.put(
          EnvoyField.PATH, request.substring(first + 1, last > first ? last : request.length()));
    }
  }

  /** One to three digits or a dash, then flags of capitals or a dash. */
  private static boolean codeFollows(ByteCursor in, int index) {
    int at = index - in.at();
    int digits = 0;
    while (ByteCursor.isDigit(in.peek(at))) {
      at++;
      digits++;
    }
    if (digits == 0 && in.peek(at) == '-') {
      at++;
      digits = 1;
    }
    if (digits == 0 || digits > 3 || in.peek(at) != ' ') {
      return false;
    }
    int flag = in.peek(at + 1);
    return flag == '-' || flag >= 'A' && flag <= 'Z';
  }

  /** What stands between the flags and the quoted X-Forwarded-For, which four numbers precede. */
  private void middle(ByteCursor in) throws Mismatch {
    tokens.clear();
    int bare = 0;
    while (in.peek() != '"' || bare < SIZES) {
      if (tokens.size() == MOST_TOKENS || in.atEnd()) {
        throw in.mismatch("bytes received and sent, duration and upstream service time, then \"");
      }
      boolean quoted = in.peek() == '"';
      tokens.add(quoted ? quoted(in) : word(in));
      bare = quoted ? 0 : bare + 1;
    }
    int sizes = tokens.size() - SIZES;
    line.put(EnvoyField.DURATION, tokens.get(sizes + 2));
    line.put(EnvoyField.SERVICE_TIME, tokens.get(sizes + 3));
    if (sizes >= 3) {
      line.put(EnvoyField.DETAILS, tokens.get(0));
      line.put(EnvoyField.TERMINATION, tokens.get(1));
    }
    if (sizes >= 2) {
      line.put(EnvoyField.TRANSPORT_FAILURE, tokens.get(sizes - 1));
    }
  }

  /** From the line's end backwards: what follows the host, then the quoted fields. */
  private void tail(ByteCursor in) throws Mismatch {
    int from = in.at() + 1;
    int quote = in.lastIndexOf("\"");
    if (quote < from) {
      throw in.mismatch("five quoted fields, the last one the upstream's address");
    }
    behindHost(in.text(Math.min(quote + 2, in.end()), in.end()));
    String fields = in.text(from, quote);
    String rest = takeLast(fields, EnvoyField.UPSTREAM_HOST);
    rest = takeLast(rest, EnvoyField.AUTHORITY);
    rest = takeLast(rest, EnvoyField.REQUEST_ID);
    String host = line.get(EnvoyField.UPSTREAM_HOST);
    if (rest == null || host != null && host.indexOf(':') < 0) {
      throw in.mismatch("five quoted fields, the last one the upstream's address");
    }
    int agent = rest.indexOf("\" \"");
    line.put(EnvoyField.FORWARDED_FOR, agent < 0 ? rest : rest.substring(0, agent));
  }

  private String takeLast(String fields, EnvoyField field) {
    int at = fields == null ? -1 : fields.lastIndexOf("\" \"");
    if (at < 0) {
      return null;
    }
    line.put(field, fields.substring(at + "\" \"".length()));
    return fields.substring(0, at);
  }

  private void behindHost(String text) {
    if (text.isEmpty()) {
      return;
    }
    String[] words = text.split(" ", BEHIND_HOST.size());
    for (int i = 0; i < words.length; i++) {
      line.put(BEHIND_HOST.get(i), words[i]);
    }
  }

  private static String word(ByteCursor in) {
    int end = in.tokenEnd();
    String word = in.text(in.at(), end);
    in.moveTo(Math.min(in.end(), end + 1));
    return word;
  }

  private static String quoted(ByteCursor in) {
    in.moveTo(in.at() + 1);
    int close = in.indexOf("\" ");
    int end = close < 0 ? in.end() : close;
    String text = in.text(in.at(), end);
    in.moveTo(Math.min(in.end(), end + 2));
    return text;
  }
}
