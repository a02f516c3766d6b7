package io.zerodrop.ingest.excerpt;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;

/**
 * The fields of a JSON record that are shown of it, by their JSON pointers (RFC 6901). An object of
 * a watch stands under {@code object} or is the record itself.
 */
record ObjectFields(List<JsonPointer> pointers) {

  static final ObjectFields AUDIT_EVENT =
      of(
          "/verb",
          "/user/username",
          "/impersonatedUser/username",
          "/userAgent",
          "/objectRef/resource",
          "/objectRef/namespace",
          "/objectRef/name",
          "/objectRef/subresource",
          "/responseStatus/code",
          "/requestReceivedTimestamp",
          "/stageTimestamp");

  static final ObjectFields SLICE =
      of(
          "/observedAt",
          "/type",
          "/object/metadata/name",
          "/object/metadata/resourceVersion",
          "/object/endpoints",
          "/metadata/name",
          "/metadata/resourceVersion",
          "/endpoints");

  static final ObjectFields POD =
      of(
          "/observedAt",
          "/type",
          "/object/metadata/name",
          "/object/metadata/deletionTimestamp",
          "/object/metadata/deletionGracePeriodSeconds",
          "/object/status/phase",
          "/object/status/containerStatuses",
          "/metadata/name",
          "/metadata/deletionTimestamp",
          "/status/phase",
          "/status/containerStatuses");

  static final ObjectFields EVENT =
      of(
          "/observedAt",
          "/object/reason",
          "/object/message",
          "/object/involvedObject/kind",
          "/object/involvedObject/name",
          "/object/lastTimestamp",
          "/reason",
          "/message",
          "/involvedObject/kind",
          "/involvedObject/name",
          "/lastTimestamp");

  private static final ObjectMapper JSON = new ObjectMapper();

  private static ObjectFields of(String... pointers) {
    return new ObjectFields(Arrays.stream(pointers).map(JsonPointer::compile).toList());
  }

  /**
   * @return JSON on one line; null where the record is no JSON object or has none of the fields
   */
  String of(String record) {
    JsonNode whole;
    try {
      whole = JSON.readTree(record);
    } catch (JsonProcessingException foreign) {
      return null;
    }
    ObjectNode shown = JsonNodeFactory.instance.objectNode();
    for (JsonPointer pointer : pointers) {
      JsonNode value = whole.at(pointer);
      if (!value.isMissingNode() && !value.isNull()) {
        put(shown, pointer, value);
      }
    }
    return shown.isEmpty() ? null : shown.toString();
  }

  private static void put(ObjectNode shown, JsonPointer pointer, JsonNode value) {
    ObjectNode parent = shown;
    JsonPointer rest = pointer;
    while (!rest.tail().matches()) {
      parent = parent.withObjectProperty(rest.getMatchingProperty());
      rest = rest.tail();
    }
    parent.set(rest.getMatchingProperty(), value);
  }
}
