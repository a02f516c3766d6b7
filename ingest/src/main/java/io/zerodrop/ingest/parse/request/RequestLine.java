package io.zerodrop.ingest.parse.request;

/**
 * An HTTP request line taken apart, as far as it is one: scanners send binary, TLS to a plain port,
 * and lines without protocol. Equal lines of an access and an error log give equal parts.
 *
 * @param method null where the line does not begin with one
 * @param host of an absolute URI, null otherwise
 * @param path without the query string, null where not readable
 * @param query without its {@code ?}, null without one
 */
public record RequestLine(String method, String host, String path, String query) {

  public static final RequestLine UNREADABLE = new RequestLine(null, null, null, null);

  /** Takes {@code GET /cart?item=7 HTTP/1.1} apart. */
  public static RequestLine of(String line) {
    int space = line.indexOf(' ');
    if (space <= 0 || !isToken(line, space)) {
      return UNREADABLE;
    }
    int last = line.lastIndexOf(' ');
    boolean protocol = last > space && line.startsWith("HTTP/", last + 1);
    String target = line.substring(space + 1, protocol ? last : line.length());
    return ofTarget(line.substring(0, space), target);
  }

  /** Takes a request target, such as {@code /cart?item=7} or an absolute URI, apart. */
  public static RequestLine ofTarget(String method, String target) {
    String host = null;
    String path = target;
    int scheme = target.indexOf("://");
    if (scheme > 0 && !target.startsWith("/")) {
      int slash = target.indexOf('/', scheme + 3);
      int question = target.indexOf('?', scheme + 3);
      int end = slash >= 0 && (question < 0 || slash < question) ? slash : question;
      host = target.substring(scheme + 3, end < 0 ? target.length() : end);
      path = end < 0 ? "/" : target.substring(end);
    }
    int question = path.indexOf('?');
    String query = question < 0 ? null : path.substring(question + 1);
    path = question < 0 ? path : path.substring(0, question);
    return new RequestLine(method, host, path.isEmpty() ? null : path, query);
  }

  private static boolean isToken(String line, int to) {
    for (int i = 0; i < to; i++) {
      char c = line.charAt(i);
      if (!(c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == '-' || c == '_')) {
        return false;
      }
    }
    return true;
  }
}
