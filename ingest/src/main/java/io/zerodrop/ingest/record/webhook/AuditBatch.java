package io.zerodrop.ingest.record.webhook;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zerodrop.ingest.parse.kubernetes.BoundedJson;
import io.zerodrop.ingest.record.redact.AuditRedaction;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes an {@code EventList} of audit.k8s.io/v1, or one {@code Event}, apart into the lines that an
 * audit log would hold.
 */
final class AuditBatch {

  private static final ObjectMapper JSON = mapper();

  private final AuditRedaction redaction;

  AuditBatch(AuditRedaction redaction) {
    this.redaction = redaction;
  }

  private static ObjectMapper mapper() {
    ObjectMapper mapper = new JsonMapper();
    mapper
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder().maxNestingDepth(BoundedJson.MAX_NESTING).build());
    return mapper;
  }

  /** A line for each event, in the order in which they were sent. */
  List<byte[]> lines(byte[] body) throws Refusal {
    JsonNode sent;
    try {
      sent = JSON.readTree(body);
    } catch (IOException noJson) {
      throw new Refusal(400, BoundedJson.reason(noJson));
    }
    String version = sent.path("apiVersion").asText();
    if (!version.startsWith("audit.k8s.io/")) {
      throw new Refusal(400, "expected an EventList of audit.k8s.io/v1");
    }
    List<byte[]> lines = new ArrayList<>();
    if (sent.path("kind").asText().equals("EventList")) {
      for (JsonNode item : sent.path("items")) {
        lines.add(line(item, version));
      }
    } else {
      lines.add(line(sent, version));
    }
    return lines;
  }

  /** The elements of a list leave out what the list says: kind and version. */
  private byte[] line(JsonNode item, String version) throws Refusal {
    if (!(item instanceof ObjectNode event) || !event.path("auditID").isTextual()) {
      throw new Refusal(400, "expected audit Events, found one without auditID");
    }
    ObjectNode line = event.objectNode().put("kind", "Event").put("apiVersion", version);
    line.setAll(event);
    redaction.redact(line);
    try {
      return JSON.writeValueAsBytes(line);
    } catch (IOException impossible) {
      throw new IllegalStateException("a tree is always JSON", impossible);
    }
  }
}
