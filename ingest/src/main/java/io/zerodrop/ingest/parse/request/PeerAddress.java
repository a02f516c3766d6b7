package io.zerodrop.ingest.parse.request;

import java.util.Locale;

/**
 * An upstream address as a proxy logs it: {@code ip:port}, {@code [v6]:port}, {@code unix:/path},
 * or a name. IPv6 loses its brackets and an IPv4 address mapped into it comes out as IPv4, so that
 * it compares with the addresses of an EndpointSlice.
 *
 * @param host IP address, name or unix path
 * @param port 0 without one
 */
public record PeerAddress(String host, int port) {

  private static final String MAPPED = "::ffff:";

  public static PeerAddress of(String text) {
    if (text.startsWith("unix:")) {
      return new PeerAddress(text, 0);
    }
    int bracket = text.startsWith("[") ? text.indexOf(']') : -1;
    if (bracket > 0) {
      return new PeerAddress(
          canonical(text.substring(1, bracket)), port(text, text.indexOf(':', bracket)));
    }
    int colon = text.lastIndexOf(':');
    if (colon < 0 || text.indexOf(':') != colon) {
      return new PeerAddress(canonical(text), 0);
    }
    int port = port(text, colon);
    return port == 0 ? new PeerAddress(text, 0) : new PeerAddress(text.substring(0, colon), port);
  }

  /** Whether the host is neither an IP address nor a unix path. */
  public boolean isName() {
    return !host.startsWith("unix:") && host.indexOf(':') < 0 && !isIpv4(host);
  }

  private static boolean isIpv4(String host) {
    for (int i = 0; i < host.length(); i++) {
      char c = host.charAt(i);
      if (c != '.' && (c < '0' || c > '9')) {
        return false;
      }
    }
    return host.indexOf('.') > 0;
  }

  private static String canonical(String ip) {
    String lower = ip.toLowerCase(Locale.ROOT);
    return lower.startsWith(MAPPED) && isIpv4(lower.substring(MAPPED.length()))
        ? lower.substring(MAPPED.length())
        : lower.indexOf(':') >= 0 ? lower : ip;
  }

  private static int port(String text, int colon) {
    if (colon < 0 || text.length() - colon > 6 || text.length() == colon + 1) {
      return 0;
    }
    int port = 0;
    for (int i = colon + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return 0;
      }
      port = port * 10 + (c - '0');
    }
    return port <= 65_535 ? port : 0;
  }
}
