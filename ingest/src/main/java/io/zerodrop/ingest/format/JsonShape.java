package io.zerodrop.ingest.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The outline of one JSON object: the names of its fields and the short strings in them, two levels
 * deep, and the outline of the first element of its {@code items}, or of what batches of records
 * are called. Names below the top are written {@code object.kind}. Made from as much of the object
 * as there is.
 */
final class JsonShape {

  private static final int LONGEST_TEXT = 200;
  private static final Set<String> LISTS = Set.of("items", "events", "records", "logEvents");

  private final Set<String> names = new HashSet<>();
  private final Map<String, String> texts = new HashMap<>();
  private boolean complete;

  /**
   * Reads one object.
   *
   * @param json positioned on its opening brace
   */
  static JsonShape read(JsonParser json) {
    JsonShape shape = new JsonShape();
    try {
      shape.readObject(json, "", 0);
      shape.complete = true;
    } catch (IOException cutOrBroken) {
      shape.complete = false;
    }
    return shape;
  }

  private void readObject(JsonParser json, String prefix, int depth) throws IOException {
    while (next(json) == JsonToken.FIELD_NAME) {
      String name = prefix + json.currentName();
      names.add(name);
      JsonToken value = next(json);
      if (value == JsonToken.VALUE_STRING) {
        String text = json.getText();
        texts.put(name, text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text);
      } else if (value == JsonToken.START_OBJECT && depth == 0) {
        readObject(json, name + ".", 1);
      } else if (value == JsonToken.START_ARRAY && LISTS.contains(name)) {
        readItems(json);
      } else {
        skip(json);
      }
    }
  }

  private void readItems(JsonParser json) throws IOException {
    JsonToken item = next(json);
    if (item == JsonToken.START_OBJECT) {
      readObject(json, "item.", 1);
      item = next(json);
    }
    while (item != JsonToken.END_ARRAY) {
      skip(json);
      item = next(json);
    }
  }

  /** Unlike the parser's own, ends in an exception where the text does. */
  private static void skip(JsonParser json) throws IOException {
    json.skipChildren();
    if (json.currentToken() == null || json.currentToken().isStructStart()) {
      throw new IOException("the text ends inside a value");
    }
  }

  private static JsonToken next(JsonParser json) throws IOException {
    JsonToken token = json.nextToken();
    if (token == null) {
      throw new IOException("the text ends inside a value");
    }
    return token;
  }

  /** Whether the whole object was there. */
  boolean complete() {
    return complete;
  }

  boolean has(String name) {
    return names.contains(name);
  }

  boolean hasAny(String... some) {
    for (String name : some) {
      if (names.contains(name)) {
        return true;
      }
    }
    return false;
  }

  boolean hasAll(String... all) {
    for (String name : all) {
      if (!names.contains(name)) {
        return false;
      }
    }
    return true;
  }

  /** Whether one of the strings begins, within its first characters, with some text. */
  boolean says(String text) {
    return texts.values().stream().anyMatch(value -> value.contains(text));
  }

  /** A short string; "" where there is none. */
  String text(String name) {
    return texts.getOrDefault(name, "");
  }

  Set<String> names() {
    return names;
  }
}
