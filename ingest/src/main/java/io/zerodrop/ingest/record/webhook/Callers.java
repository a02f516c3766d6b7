package io.zerodrop.ingest.record.webhook;

import com.sun.net.httpserver.HttpsExchange;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Tells those who may send events from the others. */
final class Callers {

  private static final String SCHEME = "Bearer ";

  private final byte[] token;
  private final boolean certificates;

  Callers(WebhookOptions options) {
    token = options.token() == null ? null : options.token().getBytes(StandardCharsets.UTF_8);
    certificates = options.clientAuthorities() != null;
  }

  boolean mayPost(HttpsExchange exchange) {
    return certificates && showsCertificate(exchange)
        || token != null && showsToken(exchange.getRequestHeaders().getFirst("Authorization"));
  }

  /** One that was not signed by an authority given has not come through the handshake. */
  private static boolean showsCertificate(HttpsExchange exchange) {
    try {
      return exchange.getSSLSession().getPeerCertificates().length > 0;
    } catch (SSLPeerUnverifiedException none) {
      return false;
    }
  }

  /** In a time that does not depend on how much of it is right. */
  private boolean showsToken(String authorization) {
    return authorization != null
        && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        && MessageDigest.isEqual(
            authorization.substring(SCHEME.length()).strip().getBytes(StandardCharsets.UTF_8),
            token);
  }
}
