package io.zerodrop.ingest.parse.nginx;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.zerodrop.ingest.parse.text.Mismatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

/**
 * The known fields of one JSON access line as text, whether they were strings, numbers or lists.
 * Reused from line to line.
 */
final class JsonFields {

  private static final JsonFactory JSON = new JsonFactory();
  private static final int DEEPEST = 4;

  private final String[] values = new String[JsonField.values().length];
  private final int[] ranks = new int[values.length];

  /** Reads a line, repaired if it is not JSON as it stands. */
  JsonFields read(byte[] bytes, int from, int to) throws Mismatch {
    try {
      fill(bytes, from, to);
    } catch (JacksonException broken) {
      byte[] repaired = JsonRepair.repaired(bytes, from, to);
      try {
        fill(repaired, 0, repaired.length);
      } catch (JacksonException hopeless) {
        throw new Mismatch(from + offset(broken), "valid JSON");
      } catch (IOException impossible) {
        throw new UncheckedIOException(impossible);
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return this;
  }

  /** Null where the line has no such field; "" where it is empty, null or {@code -}. */
  String get(JsonField field) {
    return values[field.ordinal()];
  }

  /** Null where the line has no such field or nothing in it. */
  String present(JsonField field) {
    String value = get(field);
    return value == null || value.isEmpty() ? null : value;
  }

  private void fill(byte[] bytes, int from, int to) throws IOException {
    Arrays.fill(values, null);
    try (JsonParser json = JSON.createParser(bytes, from, to - from)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new JsonParseException(json, "expected an object");
      }
      object(json, "", 0);
    }
  }

  private void object(JsonParser json, String prefix, int depth) throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = prefix.isEmpty() ? json.currentName() : prefix + json.currentName();
      JsonToken token = json.nextToken();
      if (token == JsonToken.START_OBJECT && depth < DEEPEST) {
        object(json, name + ".", depth + 1);
      } else {
        keep(JsonField.named(name), token, json);
      }
    }
  }

  private void keep(JsonField.Name name, JsonToken token, JsonParser json) throws IOException {
    if (name == null) {
      json.skipChildren();
      return;
    }
    String value =
        switch (token) {
          case START_ARRAY -> items(json);
          case VALUE_NULL -> "";
          case START_OBJECT -> {
            json.skipChildren();
            yield "";
          }
          default -> json.getText();
        };
    if (value.equals("-")) {
      value = "";
    }
    int index = name.field().ordinal();
    boolean better =
        values[index] == null
            || values[index].isEmpty() && !value.isEmpty()
            || name.rank() < ranks[index] && !value.isEmpty();
    if (better) {
      values[index] = value;
      ranks[index] = name.rank();
    }
  }

  private static String items(JsonParser json) throws IOException {
    StringBuilder items = new StringBuilder();
    for (JsonToken token = json.nextToken();
        token != JsonToken.END_ARRAY && token != null;
        token = json.nextToken()) {
      json.skipChildren();
      items.append(items.length() == 0 ? "" : ", ");
      items.append(token.isScalarValue() && token != JsonToken.VALUE_NULL ? json.getText() : "-");
    }
    return items.toString();
  }

  private static int offset(JacksonException broken) {
    long offset = broken.getLocation() == null ? 0 : broken.getLocation().getByteOffset();
    return (int) Math.max(0, offset);
  }
}
