package io.zerodrop.ingest.parse.json;

import java.util.HashMap;
import java.util.Map;

/**
 * Which names stand for which meaning. Where several names of one meaning occur in a line, the one
 * added first is the most precise. Nested objects are named with dots.
 *
 * @param <F> the meanings
 */
public final class FieldNames<F extends Enum<F>> {

  /**
   * One name of a field.
   *
   * @param rank 0 for the most precise
   */
  record Name<F>(F field, int rank) {}

  private final int size;
  private final Map<String, Name<F>> byName = new HashMap<>();
  private final Map<F, Integer> ranks = new HashMap<>();

  public FieldNames(Class<F> fields) {
    this.size = fields.getEnumConstants().length;
  }

  /** Adds names of one meaning, the most precise first. */
  public FieldNames<F> add(F field, String... names) {
    for (String name : names) {
      byName.put(name, new Name<>(field, ranks.merge(field, 1, Integer::sum) - 1));
    }
    return this;
  }

  /** The meaning of a name; null for a name that means nothing here. */
  public F meaning(String name) {
    Name<F> found = byName.get(name);
    return found == null ? null : found.field();
  }

  /** Null for a name that means nothing here. */
  Name<F> named(String name) {
    return byName.get(name);
  }

  /** How many meanings there are. */
  int size() {
    return size;
  }
}
