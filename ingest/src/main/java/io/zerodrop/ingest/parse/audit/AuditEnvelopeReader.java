package io.zerodrop.ingest.parse.audit;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import io.zerodrop.ingest.parse.kubernetes.BoundedJson;
import io.zerodrop.ingest.parse.kubernetes.Mismatch;
import io.zerodrop.ingest.parse.kubernetes.Tree;
import io.zerodrop.ingest.parse.kubernetes.TreeReader;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/**
 * Reads one audit Event from a stream of tokens. The API server writes the fields that decide about
 * relevance before the bodies, so those of an irrelevant event are not even looked at; where a
 * shipper has sorted the fields, bodies are passed over and read afterwards if they are needed.
 */
final class AuditEnvelopeReader {

  private final JsonParser json;
  private final byte[] bytes;
  private final int start;
  private final AuditEnvelope envelope;
  private final Set<String> seen = new HashSet<>();
  private Range request;
  private Range response;
  private boolean list;

  private record Range(long from, long to) {}

  /**
   * @param envelope to fill; what has been read when reading fails is still in it
   * @param start where in {@code bytes} the parser's input began
   */
  AuditEnvelopeReader(AuditEnvelope envelope, JsonParser json, byte[] bytes, int start) {
    this.envelope = envelope;
    this.json = json;
    this.bytes = bytes;
    this.start = start;
  }

  /** Whether it turned out to be a list; the parser then stands at the value of {@code items}. */
  boolean isList() {
    return list;
  }

  /**
   * Reads on behind the event's first brace, to its last one or to the field that makes it
   * irrelevant.
   */
  void read() throws IOException, Mismatch {
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      if (name.equals("items") && isStillList()) {
        list = true;
        return;
      }
      field(name);
      json.skipChildren();
      if (envelope.isIrrelevant()) {
        return;
      }
    }
    envelope.requestObject = deferred(request, envelope.requestObject);
    envelope.responseObject = deferred(response, envelope.responseObject);
  }

  private boolean isStillList() {
    return envelope.stage == null && envelope.verb == null && envelope.resource == null;
  }

  private void field(String name) throws IOException, Mismatch {
    switch (name) {
      case "kind":
        envelope.kind = text(name);
        break;
      case "apiVersion":
        envelope.apiVersion = text(name);
        break;
      case "level":
        envelope.level = text(name);
        break;
      case "auditID":
        envelope.auditId = text(name);
        break;
      case "stage":
        envelope.stage = text(name);
        break;
      case "requestURI":
        envelope.uri = text(name);
        break;
      case "verb":
        envelope.verb = text(name);
        break;
      case "userAgent":
        envelope.userAgent = text(name);
        break;
      case "user":
        envelope.user = object(name).text("username");
        break;
      case "impersonatedUser":
        envelope.impersonatedUser = object(name).text("username");
        break;
      case "objectRef":
        objectReference(object(name));
        break;
      case "responseStatus":
        responseStatus(object(name));
        break;
      case "requestReceivedTimestamp":
        envelope.received = text(name);
        break;
      case "stageTimestamp":
        envelope.staged = text(name);
        break;
      case "requestObject":
        once(name);
        request = body(true);
        break;
      case "responseObject":
        once(name);
        response = body(false);
        break;
      case "items":
        throw new Mismatch("items", "an event or a list of events", "both in one");
      default: // annotations, source addresses: skipped by the caller
    }
  }

  private void objectReference(Tree reference) throws Mismatch {
    envelope.group = reference.text("apiGroup");
    envelope.resource = reference.text("resource");
    envelope.subresource = emptyAsNull(reference.text("subresource"));
    envelope.namespace = emptyAsNull(reference.text("namespace"));
    envelope.name = emptyAsNull(reference.text("name"));
    envelope.uid = emptyAsNull(reference.text("uid"));
  }

  private void responseStatus(Tree status) throws Mismatch {
    Integer code = status.integer("code");
    envelope.code = code == null ? 0 : code;
    envelope.status = status.text("status");
    envelope.message = status.text("message");
    envelope.details = status.object("details");
  }

  /**
   * Whether text stands in the place of a body: Azure replaces large ones ({@code
   * skipped-too-big-size-object}).
   */
  private boolean replaced() {
    return json.currentToken() == JsonToken.VALUE_STRING;
  }

  /** Reads the body now if it is sure to be needed, else notes where it stands. */
  private Range body(boolean ofRequest) throws IOException, Mismatch {
    if (replaced()) {
      return null;
    }
    if (!envelope.isDecided() && !json.currentToken().isScalarValue()) {
      long from = json.currentTokenLocation().getByteOffset();
      json.skipChildren();
      return new Range(from, json.currentLocation().getByteOffset());
    }
    if (ofRequest) {
      envelope.requestObject = TreeReader.read(json);
    } else {
      envelope.responseObject = TreeReader.read(json);
    }
    return null;
  }

  private JsonNode deferred(Range range, JsonNode otherwise) throws IOException, Mismatch {
    if (range == null) {
      return otherwise;
    }
    int from = start + (int) range.from;
    try (JsonParser body = BoundedJson.parser(bytes, from, start + (int) range.to)) {
      body.nextToken();
      return TreeReader.read(body);
    }
  }

  private String text(String name) throws IOException, Mismatch {
    once(name);
    if (json.currentToken() == JsonToken.VALUE_NULL) {
      return null;
    }
    if (json.currentToken() != JsonToken.VALUE_STRING) {
      throw new Mismatch(name, "text", BoundedJson.kindOf(json.currentToken()));
    }
    return json.getText();
  }

  private Tree object(String name) throws IOException, Mismatch {
    once(name);
    if (json.currentToken() != JsonToken.START_OBJECT
        && json.currentToken() != JsonToken.VALUE_NULL) {
      throw new Mismatch(name, "an object", BoundedJson.kindOf(json.currentToken()));
    }
    return Tree.of(TreeReader.read(json));
  }

  private void once(String name) throws Mismatch {
    if (!seen.add(name)) {
      throw new Mismatch(name, "one field of this name", "two");
    }
  }

  private static String emptyAsNull(String text) {
    return text == null || text.isEmpty() ? null : text;
  }
}
