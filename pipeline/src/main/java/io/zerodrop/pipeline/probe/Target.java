package io.zerodrop.pipeline.probe;

import java.net.URI;

/** Where requests go. */
public record Target(URI uri, int timeoutMillis) {

  public Target {
    boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
    if (!web || uri.getHost() == null) {
      throw new IllegalArgumentException(uri + " is not a URL such as http://HOST/PATH");
    }
  }

  boolean secure() {
    return "https".equals(uri.getScheme());
  }

  String host() {
    return uri.getHost();
  }

  int port() {
    return uri.getPort() >= 0 ? uri.getPort() : secure() ? 443 : 80;
  }

  /** A query may hold secrets, and so may what stands before the host. */
  String withoutQuery() {
    String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    String port = uri.getPort() >= 0 ? ":" + uri.getPort() : "";
    return uri.getScheme() + "://" + host() + port + path;
  }

  String request(String id, boolean keep) {
    String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    String host = host() + (uri.getPort() >= 0 ? ":" + uri.getPort() : "");
    return "GET "
        + path
        + query
        + " HTTP/1.1\r\nHost: "
        + host
        + "\r\nX-Request-ID: "
        + id
        + "\r\nUser-Agent: zerodrop-probe\r\nAccept: */*\r\nConnection: "
        + (keep ? "keep-alive" : "close")
        + "\r\n\r\n";
  }
}
