package io.zerodrop.ingest.parse.custom;

import io.zerodrop.ingest.parse.json.FieldNames;
import io.zerodrop.ingest.parse.nginx.AccessField;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Which of a format's own fields mean what. */
final class Meanings {

  private final FieldNames<AccessField> names = new FieldNames<>(AccessField.class);
  private final Map<AccessField, Meaning> meanings = new EnumMap<>(AccessField.class);

  /** Reads {@code time=ts, status=http.code, request_time_ms=latency}. */
  static Meanings ofPairs(String pairs) {
    Meanings read = new Meanings();
    for (String pair : pairs.strip().split("[,\\s]+")) {
      int equals = pair.indexOf('=');
      if (equals < 1 || equals == pair.length() - 1) {
        throw new IllegalArgumentException(
            "'" + pair + "' is no pair such as status=code; give name=field, separated by commas");
      }
      read.add(pair.substring(0, equals), pair.substring(equals + 1));
    }
    read.requireEnough();
    return read;
  }

  void add(String meaning, String name) {
    Meaning known = Meaning.named(meaning);
    if (known == null) {
      throw new IllegalArgumentException(
          "'" + meaning + "' means nothing here; known names are " + known());
    }
    add(known, name);
  }

  void add(Meaning meaning, String name) {
    meanings.putIfAbsent(meaning.field(), meaning);
    names.add(meaning.field(), name);
  }

  /** Without a time and a status there is no request. */
  void requireEnough() {
    boolean time =
        meanings.containsKey(AccessField.TIME)
            || meanings.containsKey(AccessField.MSEC)
            || meanings.containsKey(AccessField.START);
    if (!time || !meanings.containsKey(AccessField.STATUS)) {
      throw Layout.missing(time ? "the status" : "a time");
    }
  }

  FieldNames<AccessField> names() {
    return names;
  }

  /** A value as nginx would write it. */
  String value(AccessField field, String logged) {
    Meaning meaning = meanings.get(field);
    return meaning == null ? logged : meaning.value(logged);
  }

  static String known() {
    return Arrays.stream(AccessField.values())
            .map(AccessField::id)
            .collect(Collectors.joining(", "))
        + "; durations in other units end in _ms, _us or _ns";
  }
}
