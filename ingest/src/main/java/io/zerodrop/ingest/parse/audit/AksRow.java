package io.zerodrop.ingest.parse.audit;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zerodrop.ingest.parse.kubernetes.BoundedJson;
import io.zerodrop.ingest.parse.kubernetes.Mismatch;
import io.zerodrop.ingest.parse.kubernetes.TreeReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * A row of the tables AKSAudit and AKSAuditAdmin of Azure Monitor, which hold an event's fields in
 * columns; objects may be stored as text.
 */
final class AksRow {

  private static final String[][] COLUMNS = {
    {"Level", "level"},
    {"AuditId", "auditID"},
    {"Stage", "stage"},
    {"RequestUri", "requestURI"},
    {"Verb", "verb"},
    {"User", "user"},
    {"ImpersonatedUser", "impersonatedUser"},
    {"UserAgent", "userAgent"},
    {"ObjectRef", "objectRef"},
    {"ResponseStatus", "responseStatus"},
    {"RequestObject", "requestObject"},
    {"ResponseObject", "responseObject"},
    {"RequestReceivedTime", "requestReceivedTimestamp"},
    {"StageReceivedTime", "stageTimestamp"},
  };

  private AksRow() {}

  /** The event as the API server wrote it. */
  static JsonNode event(JsonNode row) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    for (String[] column : COLUMNS) {
      JsonNode value = row.path(column[0]);
      boolean blank = value.isTextual() && value.textValue().isEmpty();
      if (!value.isMissingNode() && !value.isNull() && !blank) {
        event.set(column[1], parsed(value));
      }
    }
    return event;
  }

  private static JsonNode parsed(JsonNode value) {
    if (!value.isTextual() || !value.textValue().startsWith("{")) {
      return value;
    }
    byte[] bytes = value.textValue().getBytes(StandardCharsets.UTF_8);
    try (JsonParser json = BoundedJson.parser(bytes, 0, bytes.length)) {
      json.nextToken();
      return TreeReader.read(json);
    } catch (IOException | Mismatch plainText) {
      return value;
    }
  }
}
