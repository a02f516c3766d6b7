package io.zerodrop.dashboards.document;

import java.util.List;

/**
 * One field of the documents.
 *
 * @param name with dots between the objects it lies in: {@code event.id} is written {@code
 *     {"event":{"id":…}}}
 * @param path the names of the objects around it, then its own
 * @param unit such as {@code ms} or {@code s}; null for what has none
 * @param keys the names inside a {@link FieldType#NUMBERS} field, a closed list; empty for others
 * @param meaning a sentence for {@code docs/formats.md} and the mapping's reader
 */
public record Field(
    String name,
    List<String> path,
    FieldType type,
    String unit,
    List<String> keys,
    String meaning) {

  public static Field of(String name, FieldType type, String meaning) {
    return new Field(name, List.of(name.split("\\.")), type, null, List.of(), meaning);
  }

  public Field in(String newUnit) {
    return new Field(name, path, type, newUnit, keys, meaning);
  }

  public Field holding(List<String> names) {
    return new Field(name, path, type, unit, List.copyOf(names), meaning);
  }
}
