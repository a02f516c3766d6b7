package io.zerodrop.ingest.parse.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.zerodrop.ingest.parse.LogRecord;
import io.zerodrop.ingest.parse.text.Mismatch;
import java.io.IOException;
import java.util.Arrays;

/**
 * The known fields of one JSON object as text, whether they were strings, numbers or lists. Reused
 * from line to line.
 */
public final class FieldReader<F extends Enum<F>> {

  private static final JsonFactory JSON = new JsonFactory();
  private static final int DEEPEST = 4;
  private static final String NOTHING = "-";

  private final FieldNames<F> names;
  private final String[] values;
  private final int[] ranks;

  public FieldReader(FieldNames<F> names) {
    this.names = names;
    this.values = new String[names.size()];
    this.ranks = new int[names.size()];
  }

  /** Reads a record that is one JSON object. */
  public FieldReader<F> read(LogRecord record) throws Mismatch {
    try {
      read(record.bytes(), record.from(), record.to());
    } catch (IOException broken) {
      throw new Mismatch(record.from(), "one complete JSON object");
    }
    return this;
  }

  /**
   * Reads the bytes of one JSON object.
   *
   * @throws IOException where they are none
   */
  public FieldReader<F> read(byte[] bytes, int from, int to) throws IOException {
    Arrays.fill(values, null);
    try (JsonParser json = JSON.createParser(bytes, from, to - from)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new JsonParseException(json, "expected an object");
      }
      object(json, "", 0);
    }
    return this;
  }

  /** Null where the line has no such field; "" where it is empty, null or {@code -}. */
  public String get(F field) {
    return values[field.ordinal()];
  }

  /** Null where the line has no such field or nothing in it. */
  public String present(F field) {
    String value = get(field);
    return value == null || value.isEmpty() ? null : value;
  }

  /** A whole number; the other value where the line has none. */
  public long number(F field, long otherwise) {
    String text = present(field);
    if (text == null) {
      return otherwise;
    }
    try {
      return Long.parseLong(text.strip());
    } catch (NumberFormatException notWhole) {
      try {
        double number = Double.parseDouble(text.strip());
        return Double.isFinite(number) ? (long) number : otherwise;
      } catch (NumberFormatException notANumber) {
        return otherwise;
      }
    }
  }

  private void object(JsonParser json, String prefix, int depth) throws IOException {
    JsonToken next = json.nextToken();
    while (next == JsonToken.FIELD_NAME) {
      String name = prefix.isEmpty() ? json.currentName() : prefix + json.currentName();
      JsonToken token = json.nextToken();
      if (token == JsonToken.START_OBJECT && depth < DEEPEST) {
        object(json, name + ".", depth + 1);
      } else {
        keep(names.named(name), token, json);
      }
      next = json.nextToken();
    }
    if (next != JsonToken.END_OBJECT) {
      throw new JsonParseException(json, "the text ends inside of an object");
    }
  }

  private void keep(FieldNames.Name<F> name, JsonToken token, JsonParser json) throws IOException {
    if (name == null) {
      json.skipChildren();
      return;
    }
    String value = value(token, json);
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

  private static String value(JsonToken token, JsonParser json) throws IOException {
    if (token == null) {
      throw new JsonParseException(json, "the text ends before a value");
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
    return value.equals(NOTHING) ? "" : value;
  }

  private static String items(JsonParser json) throws IOException {
    StringBuilder items = new StringBuilder();
    for (JsonToken token = json.nextToken();
        token != JsonToken.END_ARRAY && token != null;
        token = json.nextToken()) {
      json.skipChildren();
      items.append(items.length() == 0 ? "" : ", ");
      items.append(
          token.isScalarValue() && token != JsonToken.VALUE_NULL ? json.getText() : NOTHING);
    }
    return items.toString();
  }
}
