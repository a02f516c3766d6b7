package io.zerodrop.dashboards.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * One kind of document: what it is called, what is in it and how its documents are ordered.
 *
 * @param name {@code attempts}, {@code terminations} or {@code findings}: the ndjson file's stem
 *     and the end of the index alias
 * @param time the {@code @timestamp} in microseconds
 * @param id the {@code event.id}
 */
public record DocumentType<T>(
    String name, Shape<T> shape, ToLongFunction<T> time, Function<T, String> id) {

  public ObjectNode document(T value) {
    return shape.write(value);
  }

  /** Sorts as text by {@code @timestamp}, then id. */
  public String sortKey(T value) {
    return WellFormed.of(Timestamps.format(time.applyAsLong(value)) + ' ' + id.apply(value));
  }

  public DocumentType<T> without(Field field) {
    return new DocumentType<>(name, shape.without(field), time, id);
  }
}
