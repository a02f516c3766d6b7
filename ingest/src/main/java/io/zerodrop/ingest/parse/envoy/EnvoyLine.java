package io.zerodrop.ingest.parse.envoy;

import java.util.EnumMap;
import java.util.Map;

/** The fields of one access line, whichever way it was written. */
final class EnvoyLine {

  private static final String ABSENT = "-";

  private final Map<EnvoyField, String> values = new EnumMap<>(EnvoyField.class);

  EnvoyLine clear() {
    values.clear();
    return this;
  }

  EnvoyLine put(EnvoyField field, String value) {
    if (value != null && !value.isEmpty() && !value.equals(ABSENT)) {
      values.put(field, value);
    } else {
      values.put(field, "");
    }
    return this;
  }

  /** Null where the line has nothing in it. */
  String get(EnvoyField field) {
    String value = values.get(field);
    return value == null || value.isEmpty() ? null : value;
  }

  /** Whether the format has the field, with or without a value in this line. */
  boolean logs(EnvoyField field) {
    return values.containsKey(field);
  }

  /** A whole number, -1 without one. */
  long number(EnvoyField field) {
    String text = get(field);
    if (text == null || text.length() > 15) {
      return -1;
    }
    long number = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      number = number * 10 + c - '0';
    }
    return number;
  }
}
