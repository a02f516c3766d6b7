package io.zerodrop.ingest.parse.klog;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The key=value pairs of an entry. Of a key that stands twice the last wins, as klog itself has it.
 */
public final class KlogPairs {

  static final KlogPairs NONE = new KlogPairs(Map.of());

  private final Map<String, JsonNode> values;

  KlogPairs(Map<String, JsonNode> values) {
    this.values = values;
  }

  static KlogPairs of(JsonNode object) {
    Map<String, JsonNode> values = new LinkedHashMap<>();
    object.properties().forEach(field -> values.put(field.getKey(), field.getValue()));
    return new KlogPairs(values);
  }

  /** The value as it is without quotes, null without one. */
  public String text(String key) {
    JsonNode value = values.get(key);
    if (value == null || value.isNull()) {
      return null;
    }
    return value.isValueNode() ? value.asText() : value.toString();
  }

  public long number(String key, long otherwise) {
    JsonNode value = values.get(key);
    return value == null ? otherwise : value.asLong(otherwise);
  }

  public JsonNode node(String key) {
    return values.get(key);
  }

  /** A list of strings or of object names; a single value is a list of one. */
  public List<String> list(String key) {
    JsonNode value = values.get(key);
    if (value == null || value.isNull()) {
      return List.of();
    }
    List<String> items = new ArrayList<>();
    if (value.isArray()) {
      value.forEach(item -> items.add(item.isValueNode() ? item.asText() : ObjectName.of(item)));
    } else {
      items.add(value.isValueNode() ? value.asText() : ObjectName.of(value));
    }
    return items;
  }

  /**
   * The name of an object as {@code namespace/name}, whether klog wrote it so (text) or as an
   * object (JSON); with {@code :port} for a Service port. Null without one.
   */
  public String name(String key) {
    JsonNode value = values.get(key);
    if (value == null || value.isNull()) {
      return null;
    }
    return value.isValueNode() ? value.asText() : ObjectName.of(value);
  }
}
