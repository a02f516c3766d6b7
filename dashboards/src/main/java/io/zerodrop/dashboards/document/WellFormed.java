package io.zerodrop.dashboards.document;

import java.nio.charset.StandardCharsets;

/**
 * Text that can be encoded. A JSON log may hold half a surrogate pair as an escape; no UTF-8 can,
 * and a writer that meets one stops.
 */
public final class WellFormed {

  private WellFormed() {}

  public static String of(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
      }
    }
    return text;
  }
}
