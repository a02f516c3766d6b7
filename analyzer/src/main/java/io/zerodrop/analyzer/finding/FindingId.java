package io.zerodrop.analyzer.finding;

import io.zerodrop.analyzer.finding.loss.Loss;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;

/**
 * Ids from what a finding is about: the first 128 bits of SHA-256 as 22 characters of base64url.
 *
 * <p>Cause, Service and the incident's first termination, or the start of the window without one,
 * stay as they are while failures are added; counts, positions in files and the order of input take
 * no part.
 */
final class FindingId {

  private static final int BYTES = 16;

  private FindingId() {}

  static String finding(Loss loss) {
    return digest(
        "finding",
        loss.cause().id(),
        Objects.requireNonNullElse(loss.subtype(), ""),
        service(loss),
        anchor(loss));
  }

  static String incident(Loss loss) {
    return digest("incident", service(loss), anchor(loss));
  }

  private static String service(Loss loss) {
    return loss.service() == null ? "" : loss.namespace() + "/" + loss.service();
  }

  private static String anchor(Loss loss) {
    return loss.incident() == null
        ? "window " + loss.cause().id() + " " + loss.start()
        : "termination " + loss.incident().first().id();
  }

  private static String digest(String... parts) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      for (String part : parts) {
        sha256.update(part.getBytes(StandardCharsets.UTF_8));
        sha256.update((byte) 0);
      }
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(Arrays.copyOf(sha256.digest(), BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
