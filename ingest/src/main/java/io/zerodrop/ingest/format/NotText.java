package io.zerodrop.ingest.format;

import java.util.Optional;

/** Tells files that hold no text. */
final class NotText {

  private NotText() {}

  /** What a file holds instead of text, for people; empty for text. */
  static Optional<String> reason(byte[] head) {
    int odd = 0;
    int nul = 0;
    for (byte b : head) {
      nul += b == 0 ? 1 : 0;
      odd += b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t' && b != 0x1b ? 1 : 0;
    }
    if (nul == head.length) {
      return Optional.of("nothing but NUL bytes (a log truncated under its writer, or a crash)");
    }
    if (odd * 20L > head.length || nul > 0 && nul * 50L > head.length) {
      return Optional.of("binary data, not text");
    }
    return Optional.empty();
  }
}
