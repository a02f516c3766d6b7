package io.zerodrop.ingest.record.redact;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes out of Kubernetes objects what may be secret or is bulk: values of environment variables
 * and headers, long annotations, the content of Secrets and ConfigMaps, who owns which field. The
 * times of {@code managedFields} stay, for they date writes.
 */
public final class Redaction {

  /** Longer values of annotations are configuration, not marks. */
  private static final int LONGEST_ANNOTATION = 256;

  private static final String LAST_APPLIED = "last-applied";
  private static final Set<String> WITH_VALUES = Set.of("env", "httpHeaders");
  private static final Set<String> CONTENTS = Set.of("data", "stringData", "binaryData");
  private static final Set<String> COMMANDS = Set.of("command", "args");
  private static final Set<String> SCALARS =
      Set.of("env", "httpHeaders", "data", "stringData", "binaryData", "command", "args");

  private final Mask mask;
  private final CommandWords commands;

  public Redaction(Mask mask) {
    this.mask = mask;
    this.commands = new CommandWords(mask);
  }

  /** Changes the tree of an object, of a patch of one, or of a list of either. */
  public void redact(JsonNode tree) {
    if (tree instanceof ArrayNode array) {
      for (JsonNode element : array) {
        if (element.path("path").isTextual() && element.has("op")) {
          patch((ObjectNode) element);
        } else {
          redact(element);
        }
      }
    } else if (tree instanceof ObjectNode object) {
      object.remove("fieldsV1");
      for (Map.Entry<String, JsonNode> field : List.copyOf(object.properties())) {
        field(object, field.getKey(), field.getValue());
      }
    }
  }

  private void field(ObjectNode object, String name, JsonNode value) {
    if (name.equals("annotations") && value instanceof ObjectNode annotations) {
      annotations(annotations);
    } else if (WITH_VALUES.contains(name) && value.isArray()) {
      value.forEach(this::named);
    } else if (COMMANDS.contains(name) && value instanceof ArrayNode words) {
      commands.redact(words);
    } else if (CONTENTS.contains(name) && value.isContainerNode()) {
      object.remove(name);
    } else {
      redact(value);
    }
  }

  private void annotations(ObjectNode annotations) {
    List<String> names = new ArrayList<>();
    annotations.fieldNames().forEachRemaining(names::add);
    for (String name : names) {
      JsonNode value = annotations.get(name);
      if (name.contains(LAST_APPLIED)) {
        annotations.remove(name);
      } else if (isLong(value)) {
        annotations.put(name, mask.of(value.asText()));
      }
    }
  }

  private void named(JsonNode variable) {
    if (variable instanceof ObjectNode object && object.path("value").isValueNode()) {
      object.put("value", mask.of(object.path("value").asText()));
    }
  }

  /** One operation of a JSON patch (RFC 6902): its path says what its value is. */
  private void patch(ObjectNode operation) {
    List<String> path = List.of(operation.path("path").asText().split("/"));
    String last = path.get(path.size() - 1);
    JsonNode value = operation.path("value");
    if (value.isContainerNode()) {
      String parent = path.size() < 2 ? "" : path.get(path.size() - 2);
      if (WITH_VALUES.contains(parent)) {
        named(value);
      }
      ObjectNode held = operation.objectNode();
      held.set(last, value);
      field(held, last, value);
      operation.set("value", held.path(last).isMissingNode() ? null : held.get(last));
    } else if (value.isTextual() && (path.stream().anyMatch(SCALARS::contains) || isLong(value))) {
      operation.put("value", mask.of(value.asText()));
    }
  }

  private static boolean isLong(JsonNode value) {
    return value.asText().length() > LONGEST_ANNOTATION;
  }
}
