package io.zerodrop.ingest.parse.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;

/**
 * What stood inside of a wrapper.
 *
 * @param json the text of an object, perhaps cut by the wrapper's bounds
 * @param time when the wrapper says it was written, RFC 3339; null where it does not
 */
record Payload(String json, String time) {

  /** An object as it is, or as the text that it was stored as; null for anything else. */
  static Payload of(JsonNode node, String time) {
    if (node.isObject()) {
      return new Payload(node.toString(), time);
    }
    String text = node.isTextual() ? node.textValue().strip() : "";
    return text.startsWith("{") ? new Payload(text, time) : null;
  }

  byte[] bytes() {
    return json.getBytes(StandardCharsets.UTF_8);
  }
}
