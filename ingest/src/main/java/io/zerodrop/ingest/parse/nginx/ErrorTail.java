package io.zerodrop.ingest.parse.nginx;

import io.zerodrop.ingest.parse.text.ByteCursor;

/**
 * What nginx appends to the message of an error that concerns a request: {@code , client: a,
 * server: b, request: "c", subrequest: "d", upstream: "e", host: "f", referrer: "g"} in that order,
 * each optional, nothing escaped, cut without a mark at 2048 bytes (ngx_http_request.c,
 * ngx_http_log_error_handler). A request line or a referrer that itself holds {@code ", host: "}
 * does not mislead: each field is looked for after the one before it, and the request line ends
 * with its protocol.
 *
 * @param messageEnd where the message before the fields ends
 * @param client null where there are no fields
 * @param request escaped as in the access log, null without one
 * @param upstream {@code address:port}, a unix path or the upstream's name; null without one
 * @param host null without one
 */
record ErrorTail(int messageEnd, String client, String request, String upstream, String host) {

  private static final String CLIENT = ", client: ";
  private static final String SERVER = ", server: ";
  private static final String REQUEST = ", request: \"";
  private static final String UPSTREAM = ", upstream: \"";
  private static final String HOST = ", host: \"";
  private static final String PROTOCOL = " HTTP/";

  /** Reads what follows the cursor, which stands at the message. */
  static ErrorTail read(ByteCursor in) {
    int end = in.end();
    int fields = in.indexOf(CLIENT);
    if (fields < 0) {
      return new ErrorTail(end, null, null, upstream(in), null);
    }
    in.moveTo(fields + CLIENT.length());
    int afterClient = clientEnd(in);
    String client = in.text(in.at(), afterClient);
    in.moveTo(afterClient);
    String request = null;
    int requestAt = in.indexOf(REQUEST);
    if (requestAt >= 0) {
      int from = requestAt + REQUEST.length();
      in.moveTo(from);
      int to = requestEnd(in);
      request = NginxEscape.escaped(in.bytes(), from, to);
      in.moveTo(to);
    }
    String upstream = upstream(in);
    return new ErrorTail(fields, client, request, upstream, host(in));
  }

  private static int clientEnd(ByteCursor in) {
    int server = in.indexOf(SERVER);
    int comma = in.indexOf(',');
    int space = in.indexOf(' ');
    int end = in.end();
    for (int candidate : new int[] {server, comma, space}) {
      end = candidate >= 0 && candidate < end ? candidate : end;
    }
    return end;
  }

  /** The closing quote of the request line, which follows the protocol where there is one. */
  private static int requestEnd(ByteCursor in) {
    int start = in.at();
    for (int at = in.indexOf(PROTOCOL); at >= 0; at = in.indexOf(PROTOCOL)) {
      in.moveTo(at + PROTOCOL.length());
      while (ByteCursor.isDigit(in.peek()) || in.peek() == '.') {
        in.moveTo(in.at() + 1);
      }
      if (in.peek() == '"') {
        int quote = in.at();
        in.moveTo(start);
        return quote;
      }
    }
    in.moveTo(start);
    int quote = in.indexOf("\", ");
    if (quote >= 0) {
      return quote;
    }
    boolean closed = in.end() > start && in.bytes()[in.end() - 1] == '"';
    return closed ? in.end() - 1 : in.end();
  }

  /** The address in {@code http://10.244.1.9:8080/cart}; moves behind it. */
  private static String upstream(ByteCursor in) {
    int at = in.indexOf(UPSTREAM);
    if (at < 0) {
      return null;
    }
    in.moveTo(at + UPSTREAM.length());
    int scheme = in.indexOf("://");
    int quote = in.indexOf('"');
    int from = scheme >= 0 && (quote < 0 || scheme < quote) ? scheme + 3 : in.at();
    in.moveTo(from);
    boolean unix = in.startsWith("unix:");
    int to = from + (unix ? "unix:".length() : 0);
    while (to < in.end()) {
      byte b = in.bytes()[to];
      if (b == '"' || (unix ? b == ':' : b == '/')) {
        break;
      }
      to++;
    }
    in.moveTo(to);
    return from == to ? null : in.text(from, to);
  }

  private static String host(ByteCursor in) {
    int at = in.indexOf(HOST);
    if (at < 0) {
      return null;
    }
    in.moveTo(at + HOST.length());
    int quote = in.indexOf('"');
    return in.text(in.at(), quote < 0 ? in.end() : quote);
  }
}
