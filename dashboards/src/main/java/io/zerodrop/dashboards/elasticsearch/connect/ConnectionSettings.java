package io.zerodrop.dashboards.elasticsearch.connect;

import java.io.Serializable;
import java.net.URI;
import java.util.Objects;

/**
 * Where a server is and how to reach it.
 *
 * @param url {@code http} or {@code https}, without credentials in it
 * @param caFile a PEM or DER file with the certificate of the authority to trust; null for those
 *     that Java trusts
 * @param caFingerprint of such a certificate, SHA-256 in hex; null, and always null with a file
 */
public record ConnectionSettings(
    URI url, String caFile, String caFingerprint, Credentials credentials) implements Serializable {

  public ConnectionSettings {
    Objects.requireNonNull(credentials);
    if (caFile != null && caFingerprint != null) {
      throw new IllegalArgumentException("a CA file and a CA fingerprint exclude each other");
    }
    if (url.getUserInfo() != null) {
      throw new IllegalArgumentException("credentials do not belong into the URL");
    }
  }

  public static ConnectionSettings plain(URI url) {
    return new ConnectionSettings(url, null, null, Credentials.NONE);
  }

  /** The path of the URL, without a slash at its end; empty for none. */
  public String basePath() {
    String path = url.getPath() == null ? "" : url.getPath();
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }
}
