package io.zerodrop.dashboards.report.asset;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/**
 * Text of our own that stands in the page as it is.
 *
 * @param hash as a Content-Security-Policy names it (<a
 *     href="https://www.w3.org/TR/CSP3/#grammardef-hash-source">CSP hash-source</a>); the browser
 *     runs nothing else
 */
public record Asset(String text, String hash) {

  public static final Asset STYLE = of(List.of("report.css"));

  public static final Asset SCRIPT =
      of(
          List.of(
              "start.js",
              "zoom.js",
              "attempts.js",
              "filter.js",
              "state.js",
              "pods.js",
              "times.js",
              "copy.js",
              "keys.js"));

  private static Asset of(List<String> files) {
    StringBuilder text = new StringBuilder("\n");
    files.forEach(file -> text.append(read(file)));
    return new Asset(text.toString(), hashOf(text.toString()));
  }

  private static String read(String file) {
    try (InputStream in = Asset.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is missing in the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hashOf(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
