package io.zerodrop.ingest.parse.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import io.zerodrop.ingest.event.ClusterEvent;
import io.zerodrop.ingest.event.Position;
import io.zerodrop.ingest.event.Rejected;
import io.zerodrop.ingest.event.Stamp;
import io.zerodrop.ingest.parse.ParsedSink;

/**
 * Hands objects on as events, and as rejections where they are not what their kind promises. A
 * rejection names the object and shows nothing of it: pods and templates may hold secrets.
 */
record ObjectSink(ParsedSink sink, String advice) {

  private static final int LONGEST_EXCERPT = 200;

  /** One object that names its kind. */
  void object(Position position, Stamp observed, String type, JsonNode node) {
    object(position, observed, type, node, null, "");
  }

  /**
   * @param kind and {@code apiVersion} for an element of a typed list, which may leave out its own
   */
  void object(
      Position position,
      Stamp observed,
      String type,
      JsonNode node,
      String kind,
      String apiVersion) {
    try {
      if (!node.isObject()) {
        throw new Mismatch("", "an object", BoundedJson.kindOf(node.asToken()));
      }
      Tree object = Tree.of(node);
      String ownKind = object.text("kind");
      String ownVersion = object.text("apiVersion");
      if (ownKind == null && kind == null) {
        throw new Mismatch("kind", "a kind such as EndpointSlice", "none");
      }
      ClusterEvent event =
          ObjectEvents.of(
              position,
              observed,
              type,
              ownKind == null ? kind : ownKind,
              ownVersion == null ? apiVersion : ownVersion,
              object);
      if (event == null) {
        sink.irrelevant();
      } else {
        sink.event(event);
      }
    } catch (Mismatch mismatch) {
      reject(position, mismatch.getMessage(), excerpt(node));
    }
  }

  void reject(Position position, String reason, String excerpt) {
    sink.rejected(new Rejected(position, reason + "; " + advice, excerpt));
  }

  static String excerpt(JsonNode node) {
    JsonNode metadata = node.path("metadata");
    String name =
        String.join(
            " ",
            node.path("kind").asText("object"),
            metadata.path("namespace").asText("") + "/" + metadata.path("name").asText(""));
    String plain = name.replaceAll("\\p{Cntrl}", "?");
    return plain.length() > LONGEST_EXCERPT ? plain.substring(0, LONGEST_EXCERPT) : plain;
  }
}
