package io.zerodrop.ingest.parse.envoy;

import io.zerodrop.ingest.parse.request.PeerAddress;

/** Addresses as Envoy logs them, in its present and earlier spellings. */
final class UpstreamHosts {

  private UpstreamHosts() {}

  /**
   * Null for none, and for a host inside of the proxy itself. {@code tcp://} stood before addresses
   * once; a mesh in ambient mode puts the tunnel before them ({@code
   * envoy://connect_originate/10.0.0.1:80}).
   */
  static PeerAddress of(String text) {
    if (text == null) {
      return null;
    }
    int scheme = text.indexOf("://");
    if (scheme < 0) {
      return PeerAddress.of(text);
    }
    if (text.startsWith("unix:")) {
      return new PeerAddress(text, 0);
    }
    String rest = text.substring(scheme + "://".length());
    if (text.startsWith("envoy:")) {
      int slash = rest.lastIndexOf('/');
      String last = rest.substring(slash + 1);
      return last.indexOf(':') < 0 ? null : PeerAddress.of(last);
    }
    return PeerAddress.of(rest);
  }

  /** The first hop of X-Forwarded-For, else the peer; without port. Null where neither is told. */
  static String client(String forwardedFor, String peer) {
    String text = forwardedFor == null ? peer : forwardedFor.split(",", 2)[0].strip();
    return text == null || text.isEmpty() ? null : PeerAddress.of(text).host();
  }
}
