package io.zerodrop.dashboards.report.asset;

import com.fasterxml.jackson.databind.JsonNode;
import io.zerodrop.dashboards.files.JsonLines;
import java.nio.charset.StandardCharsets;

/**
 * JSON inside of a {@code script} element that is only data. Whatever could end the element, begin
 * a comment or break a line of a script is written as an escape, which JSON reads as the same (<a
 * href="https://html.spec.whatwg.org/multipage/scripting.html#restrictions-for-contents-of-script-elements">HTML,
 * restrictions for contents of script elements</a>).
 */
public final class EmbeddedJson {

  private EmbeddedJson() {}

  public static String of(JsonNode json) {
    String text = new String(JsonLines.line(json), StandardCharsets.UTF_8);
    StringBuilder safe = new StringBuilder(text.length() + 64);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '<' || c == '>' || c == '&' || c == '\u2028' || c == '\u2029') {
        safe.append(String.format("\\u%04x", (int) c));
      } else {
        safe.append(c);
      }
    }
    return safe.toString();
  }
}
