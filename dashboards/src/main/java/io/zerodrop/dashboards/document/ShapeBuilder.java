package io.zerodrop.dashboards.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/** Binds fields to values; each method fits some field types and refuses the others. */
final class ShapeBuilder<T> {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final List<Shape.Column<T>> columns = new ArrayList<>();

  Shape<T> build() {
    return new Shape<>(columns);
  }

  ShapeBuilder<T> text(Field field, Function<T, String> value) {
    return add(
        field, EnumSet.of(FieldType.KEYWORD, FieldType.TEXT), v -> textNode(value.apply(v)), null);
  }

  ShapeBuilder<T> constant(Field field, String value) {
    return text(field, any -> value);
  }

  ShapeBuilder<T> texts(Field field, Function<T, ? extends Collection<String>> values) {
    return add(
        field,
        EnumSet.of(FieldType.KEYWORD, FieldType.TEXT),
        v -> list(values.apply(v), ShapeBuilder::textNode),
        null);
  }

  /** The text goes to {@code ip} if it is an address, to {@code name} if it is anything else. */
  ShapeBuilder<T> address(Field ip, Field name, Function<T, String> value) {
    add(ip, EnumSet.of(FieldType.IP), v -> only(value.apply(v), IpLiteral::is), null);
    return add(
        name,
        EnumSet.of(FieldType.KEYWORD),
        v -> only(value.apply(v), text -> !IpLiteral.is(text)),
        null);
  }

  ShapeBuilder<T> addresses(Field field, Function<T, ? extends Collection<String>> values) {
    return add(
        field,
        EnumSet.of(FieldType.IP),
        v -> list(values.apply(v), text -> only(text, IpLiteral::is)),
        null);
  }

  /** The value is in microseconds since the Unix epoch. */
  ShapeBuilder<T> time(Field field, Function<T, Long> micros) {
    return add(
        field,
        EnumSet.of(FieldType.TIME),
        v -> {
          Long at = micros.apply(v);
          return at == null ? null : JSON.textNode(Timestamps.format(at));
        },
        null);
  }

  ShapeBuilder<T> whole(Field field, Function<T, ? extends Number> value) {
    return add(
        field,
        EnumSet.of(FieldType.LONG, FieldType.INTEGER, FieldType.SHORT),
        v -> {
          Number number = value.apply(v);
          return number == null ? null : JSON.numberNode(number.longValue());
        },
        null);
  }

  ShapeBuilder<T> decimal(Field field, Function<T, Double> value) {
    return add(field, EnumSet.of(FieldType.DOUBLE), v -> rounded(value.apply(v)), null);
  }

  ShapeBuilder<T> flag(Field field, Predicate<T> value) {
    return add(field, EnumSet.of(FieldType.BOOLEAN), v -> JSON.booleanNode(value.test(v)), null);
  }

  ShapeBuilder<T> numbers(Field field, Function<T, Map<String, Double>> values) {
    return add(
        field,
        EnumSet.of(FieldType.NUMBERS),
        v -> {
          Map<String, Double> given = values.apply(v);
          ObjectNode object = JSON.objectNode();
          if (given != null) {
            new TreeMap<>(given).forEach((name, number) -> put(object, name, rounded(number)));
          }
          return object.isEmpty() ? null : object;
        },
        null);
  }

  <P> ShapeBuilder<T> each(Field field, Shape<P> parts, Function<T, List<P>> values) {
    return add(
        field, EnumSet.of(FieldType.NESTED), v -> list(values.apply(v), parts::write), parts);
  }

  private ShapeBuilder<T> add(
      Field field, Set<FieldType> fits, Function<T, JsonNode> value, Shape<?> parts) {
    if (!fits.contains(field.type())) {
      throw new IllegalArgumentException(
          field.name() + " is bound to a value for " + fits + ", but is " + field.type());
    }
    columns.add(new Shape.Column<>(field, value, parts));
    return this;
  }

  private static void put(ObjectNode object, String name, JsonNode value) {
    if (value != null) {
      object.set(name, value);
    }
  }

  private static <V> JsonNode list(Collection<V> values, Function<V, JsonNode> entry) {
    if (values == null || values.isEmpty()) {
      return null;
    }
    ArrayNode array = JSON.arrayNode(values.size());
    values.stream().map(entry).filter(node -> node != null).forEach(array::add);
    return array.isEmpty() ? null : array;
  }

  private static JsonNode only(String text, Predicate<String> accepted) {
    return text != null && accepted.test(text) ? textNode(text) : null;
  }

  private static JsonNode textNode(String text) {
    return text == null || text.isEmpty() ? null : JSON.textNode(WellFormed.of(text));
  }

  /** To three decimals: a microsecond of a millisecond, and never the noise of an addition. */
  private static JsonNode rounded(Double number) {
    return number == null || !Double.isFinite(number)
        ? null
        : JSON.numberNode(Math.round(number * 1000) / 1000.0);
  }
}
