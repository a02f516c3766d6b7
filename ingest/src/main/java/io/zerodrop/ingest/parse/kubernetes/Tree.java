package io.zerodrop.ingest.parse.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.zerodrop.ingest.parse.time.Rfc3339;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An object within a record, read by typed fields. An absent field and an explicit null both read
 * as null or empty, as they do in the Kubernetes API; a field of another type is a {@link Mismatch}
 * that names its path.
 */
public final class Tree {

  private static final int LONGEST_NAME = 100;

  private final JsonNode node;
  private final Tree parent;
  private final String name;

  private Tree(JsonNode node, Tree parent, String name) {
    this.node = node;
    this.parent = parent;
    this.name = name;
  }

  /** The root of a record; one that is no object reads as empty. */
  public static Tree of(JsonNode root) {
    return new Tree(root != null && root.isObject() ? root : MissingNode.getInstance(), null, "");
  }

  public boolean isPresent() {
    return node.isObject();
  }

  /** Whether the field is there, be it null. */
  public boolean has(String field) {
    return node.has(field);
  }

  public boolean isNull(String field) {
    return node.path(field).isNull();
  }

  /** The field as it is; a missing node where it is absent. */
  public JsonNode raw(String field) {
    return node.path(field);
  }

  /** The object in a field, an empty one where there is none. */
  public Tree object(String field) throws Mismatch {
    JsonNode value = node.path(field);
    if (!value.isObject() && !isAbsent(value)) {
      throw mismatch(field, "an object", value);
    }
    return new Tree(value, this, field);
  }

  /** The objects in an array; null elements are left out. */
  public List<Tree> objects(String field) throws Mismatch {
    List<Tree> objects = new ArrayList<>();
    int index = 0;
    for (JsonNode element : array(field)) {
      String place = field + "[" + index++ + "]";
      if (element.isObject()) {
        objects.add(new Tree(element, this, place));
      } else if (!isAbsent(element)) {
        throw mismatch(place, "an object", element);
      }
    }
    return objects;
  }

  public String text(String field) throws Mismatch {
    JsonNode value = node.path(field);
    if (!value.isTextual() && !isAbsent(value)) {
      throw mismatch(field, "text", value);
    }
    return value.isTextual() ? value.textValue() : null;
  }

  /** The texts in an array. */
  public List<String> texts(String field) throws Mismatch {
    List<String> texts = new ArrayList<>();
    for (JsonNode element : array(field)) {
      if (!element.isTextual()) {
        throw mismatch(field, "an array of texts", element);
      }
      texts.add(element.textValue());
    }
    return texts;
  }

  /** A number or a text, as text: the API's {@code IntOrString}. */
  public String scalar(String field) throws Mismatch {
    JsonNode value = node.path(field);
    if (isAbsent(value)) {
      return null;
    }
    if (!value.isValueNode()) {
      throw mismatch(field, "a number or text", value);
    }
    return value.asText();
  }

  public Long number(String field) throws Mismatch {
    JsonNode value = node.path(field);
    if (isAbsent(value)) {
      return null;
    }
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw mismatch(field, "a whole number", value);
    }
    return value.longValue();
  }

  public Integer integer(String field) throws Mismatch {
    Long number = number(field);
    if (number != null && number != number.intValue()) {
      throw mismatch(field, "a number of 32 bits", node.path(field));
    }
    return number == null ? null : Integer.valueOf(number.intValue());
  }

  public Boolean flag(String field) throws Mismatch {
    JsonNode value = node.path(field);
    if (!value.isBoolean() && !isAbsent(value)) {
      throw mismatch(field, "true or false", value);
    }
    return value.isBoolean() ? Boolean.valueOf(value.booleanValue()) : null;
  }

  /** An RFC 3339 time in microseconds. */
  public Long time(String field) throws Mismatch {
    String text = text(field);
    if (Rfc3339.isUnset(text)) {
      return null;
    }
    long micros = Rfc3339.micros(text);
    if (micros == Rfc3339.INVALID) {
      throw new Mismatch(path(field), "a time such as 2026-05-01T10:00:00Z", "other text");
    }
    return micros;
  }

  /** The fields of this object as names to texts, such as labels; numbers and booleans as text. */
  public Map<String, String> asTexts() throws Mismatch {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      if (!field.getValue().isValueNode()) {
        throw mismatch(field.getKey(), "text", field.getValue());
      }
      if (!field.getValue().isNull()) {
        texts.put(field.getKey(), field.getValue().asText());
      }
    }
    return texts;
  }

  private JsonNode array(String field) throws Mismatch {
    JsonNode value = node.path(field);
    if (!value.isArray() && !isAbsent(value)) {
      throw mismatch(field, "an array", value);
    }
    return value;
  }

  private static boolean isAbsent(JsonNode value) {
    return value.isMissingNode() || value.isNull();
  }

  private Mismatch mismatch(String field, String expected, JsonNode found) {
    return new Mismatch(path(field), expected, kindOf(found));
  }

  private static String kindOf(JsonNode node) {
    return BoundedJson.kindOf(node.asToken());
  }

  private String path(String field) {
    String step = step(field);
    return parent == null ? step : parent.path(name) + "." + step;
  }

  /** A field's name for a message: without control characters and not too long. */
  static String step(String name) {
    String plain = name.replaceAll("\\p{Cntrl}", "?");
    return plain.length() > LONGEST_NAME ? plain.substring(0, LONGEST_NAME) + "..." : plain;
  }
}
