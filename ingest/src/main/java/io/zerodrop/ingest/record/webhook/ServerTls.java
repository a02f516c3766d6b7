package io.zerodrop.ingest.record.webhook;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import io.fabric8.kubernetes.client.internal.SSLUtils;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;

/** TLS 1.2 or later with the certificate given, asking for one of the caller where told to. */
final class ServerTls extends HttpsConfigurator {

  private final boolean asksForCertificates;
  private final boolean insists;

  private ServerTls(SSLContext context, boolean asksForCertificates, boolean insists) {
    super(context);
    this.asksForCertificates = asksForCertificates;
    this.insists = insists;
  }

  /**
   * @throws IOException where a file cannot be read or is not what it should be
   */
  static ServerTls of(WebhookOptions options) throws IOException {
    Path authorities = options.clientAuthorities();
    return new ServerTls(
        SSLUtils.sslContext(keys(options), authorities == null ? null : trust(authorities)),
        authorities != null,
        options.token() == null);
  }

  private static KeyManager[] keys(WebhookOptions options) throws IOException {
    Exception wrong = null;
    for (String algorithm : new String[] {"RSA", "EC"}) {
      try {
        String certificate = options.certificate().toString();
        String key = options.key().toString();
        return SSLUtils.keyManagers(null, certificate, null, key, algorithm, "", null, null);
      } catch (GeneralSecurityException | RuntimeException notThis) {
        wrong = notThis;
      }
    }
    throw new IOException(
        options.certificate()
            + " and "
            + options.key()
            + " are no certificate and its RSA or EC key in PEM: "
            + wrong.getMessage(),
        wrong);
  }

  private static TrustManager[] trust(Path authorities) throws IOException {
    try {
      return SSLUtils.trustManagers(null, authorities.toString(), false, null, null);
    } catch (GeneralSecurityException wrong) {
      throw new IOException(authorities + " holds no certificates in PEM", wrong);
    }
  }

  @Override
  public void configure(HttpsParameters parameters) {
    SSLParameters wanted = getSSLContext().getDefaultSSLParameters();
    wanted.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
    if (insists) {
      wanted.setNeedClientAuth(true);
    } else if (asksForCertificates) {
      wanted.setWantClientAuth(true);
    }
    parameters.setSSLParameters(wanted);
  }
}
