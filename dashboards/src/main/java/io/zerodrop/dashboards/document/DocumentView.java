package io.zerodrop.dashboards.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads fields out of a document, nested as {@link Shape} writes it. */
public record DocumentView(JsonNode root) {

  /** Null where the field is absent. */
  public String text(Field field) {
    JsonNode node = find(field);
    return node == null ? null : node.asText();
  }

  public String required(Field field) {
    String text = text(field);
    if (text == null) {
      throw new UnreadableDocumentException(field.name() + " is missing");
    }
    return text;
  }

  /** Empty where the field is absent; a single value counts as a list of one, as in the index. */
  public List<String> texts(Field field) {
    JsonNode node = find(field);
    if (node == null) {
      return List.of();
    }
    if (!node.isArray()) {
      return List.of(node.asText());
    }
    List<String> texts = new ArrayList<>(node.size());
    node.forEach(entry -> texts.add(entry.asText()));
    return texts;
  }

  /** In microseconds since the Unix epoch, null where the field is absent. */
  public Long time(Field field) {
    String text = text(field);
    try {
      return text == null ? null : Timestamps.parse(text);
    } catch (UnreadableDocumentException e) {
      throw new UnreadableDocumentException(field.name() + ": " + e.getMessage());
    }
  }

  public long requiredTime(Field field) {
    required(field);
    return time(field);
  }

  public Long whole(Field field) {
    JsonNode node = number(field);
    return node == null ? null : node.longValue();
  }

  /** 0 where the field is absent. */
  public int count(Field field) {
    JsonNode node = number(field);
    return node == null ? 0 : node.intValue();
  }

  public Double decimal(Field field) {
    JsonNode node = number(field);
    return node == null ? null : node.doubleValue();
  }

  public boolean flag(Field field) {
    JsonNode node = find(field);
    return node != null && node.asBoolean();
  }

  public Map<String, Double> numbers(Field field) {
    Map<String, Double> numbers = new TreeMap<>();
    JsonNode node = find(field);
    if (node != null) {
      node.properties().forEach(entry -> numbers.put(entry.getKey(), entry.getValue().asDouble()));
    }
    return numbers;
  }

  public <P> List<P> each(Field field, Function<DocumentView, P> part) {
    List<P> parts = new ArrayList<>();
    JsonNode node = find(field);
    if (node != null) {
      node.forEach(entry -> parts.add(part.apply(new DocumentView(entry))));
    }
    return parts;
  }

  private JsonNode number(Field field) {
    JsonNode node = find(field);
    if (node != null && !node.isNumber()) {
      throw new UnreadableDocumentException(field.name() + " is no number: " + node);
    }
    return node;
  }

  private JsonNode find(Field field) {
    JsonNode node = root;
    for (String name : field.path()) {
      node = node == null ? null : node.get(name);
    }
    return node == null || node.isNull() ? null : node;
  }
}
