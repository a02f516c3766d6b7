package io.zerodrop.ingest.record.webhook;

import java.net.InetSocketAddress;
import java.nio.file.Path;

/**
 * Where to listen and whom to trust.
 *
 * @param certificate PEM, with the chain behind it
 * @param key PEM, of the certificate
 * @param token what callers present as bearer, null where none is asked for
 * @param clientAuthorities PEM, who may sign callers' certificates, null where none is asked for.
 *     With both this and a token, either is enough
 * @param maxBytes of a request's body, before and after it is unzipped
 * @param maxPending requests that wait for the disk before further ones are put off with 429
 */
public record WebhookOptions(
    InetSocketAddress address,
    Path certificate,
    Path key,
    String token,
    Path clientAuthorities,
    int maxBytes,
    int maxPending) {

  /**
   * Ten times a batch of the API server's default size, 400 events (--audit-webhook-batch-max-size)
   * of 10 KB.
   */
  public static final int MAX_BYTES = 40 << 20;

  public static final int MAX_PENDING = 16;

  public WebhookOptions {
    if (token == null && clientAuthorities == null) {
      throw new IllegalArgumentException("neither a token nor client certificates are asked for");
    }
    if (token != null && token.length() < 16) {
      throw new IllegalArgumentException("the token has fewer than 16 characters");
    }
  }
}
