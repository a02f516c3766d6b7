package io.zerodrop.dashboards.elasticsearch.connect;

import co.elastic.clients.transport.TransportUtils;
import io.zerodrop.dashboards.elasticsearch.connect.UnusableServer.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;

/** Whose certificates a connection accepts. */
public final class TrustedCertificates {

  private static final Pattern SHA256 = Pattern.compile("[0-9a-fA-F]{64}");

  private TrustedCertificates() {}

  /**
   * Null for the authorities that Java trusts.
   *
   * @throws UnusableServer where what the user gave is no certificate or fingerprint
   */
  public static SSLContext of(ConnectionSettings settings) throws UnusableServer {
    if (settings.caFile() != null) {
      return fromFile(Path.of(settings.caFile()));
    }
    if (settings.caFingerprint() != null) {
      String hex = settings.caFingerprint().replace(":", "").toLowerCase(Locale.ROOT);
      if (!SHA256.matcher(hex).matches()) {
        throw new UnusableServer(
            Kind.SETTINGS,
            settings.caFingerprint()
                + " is no SHA-256 fingerprint: 64 hex digits, with or without colons");
      }
      return TransportUtils.sslContextFromCaFingerprint(hex);
    }
    return null;
  }

  private static SSLContext fromFile(Path file) throws UnusableServer {
    if (!Files.isReadable(file)) {
      throw new UnusableServer(
          Kind.SETTINGS, "the CA file " + file + " is not there or cannot be read");
    }
    try {
      return TransportUtils.sslContextFromHttpCaCrt(file.toFile());
    } catch (IOException | RuntimeException unreadable) {
      throw new UnusableServer(
          Kind.SETTINGS,
          "the CA file " + file + " holds no certificate in PEM or DER: " + unreadable.getMessage(),
          unreadable);
    }
  }
}
