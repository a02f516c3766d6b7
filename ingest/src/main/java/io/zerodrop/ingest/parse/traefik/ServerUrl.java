package io.zerodrop.ingest.parse.traefik;

/** The URL of a server, {@code http://10.0.0.1:8080}. */
final class ServerUrl {

  private ServerUrl() {}

  /** {@code 10.0.0.1:8080}; null for text that is no URL. */
  static String address(String url) {
    int scheme = url == null ? -1 : url.indexOf("://");
    if (scheme <= 0) {
      return null;
    }
    int from = scheme + "://".length();
    int slash = url.indexOf('/', from);
    String address = url.substring(from, slash < 0 ? url.length() : slash);
    return address.isEmpty() ? null : address;
  }
}
