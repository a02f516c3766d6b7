package io.zerodrop.dashboards.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Function;

/**
 * Which value of a {@code T} goes into which field, in the order in which the fields are written. A
 * value that is not known leaves its field out, and an empty list does too.
 */
public final class Shape<T> {

  /**
   * @param value null where the field is to be left out
   * @param parts the shape of the entries of a {@link FieldType#NESTED} field, null for others
   */
  public record Column<T>(Field field, Function<T, JsonNode> value, Shape<?> parts) {}

  private final List<Column<T>> columns;

  Shape(List<Column<T>> columns) {
    this.columns = List.copyOf(columns);
  }

  public List<Column<T>> columns() {
    return columns;
  }

  public List<Field> fields() {
    return columns.stream().map(Column::field).toList();
  }

  /** The same shape without one field. */
  Shape<T> without(Field field) {
    return new Shape<>(columns.stream().filter(column -> !column.field().equals(field)).toList());
  }

  public ObjectNode write(T value) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    for (Column<T> column : columns) {
      JsonNode written = column.value().apply(value);
      if (written != null) {
        put(root, column.field().path(), written);
      }
    }
    return root;
  }

  private static void put(ObjectNode root, List<String> path, JsonNode value) {
    ObjectNode parent = root;
    int last = path.size() - 1;
    for (int i = 0; i < last; i++) {
      JsonNode child = parent.get(path.get(i));
      parent = child == null ? parent.putObject(path.get(i)) : (ObjectNode) child;
    }
    parent.set(path.get(last), value);
  }
}
