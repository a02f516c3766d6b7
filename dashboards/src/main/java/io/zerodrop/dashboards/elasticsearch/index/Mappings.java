package io.zerodrop.dashboards.elasticsearch.index;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zerodrop.dashboards.document.DocumentType;
import io.zerodrop.dashboards.document.Field;
import io.zerodrop.dashboards.document.FieldType;
import io.zerodrop.dashboards.document.Shape;

/**
 * Fields as an Elasticsearch mapping. Nothing is mapped by guess: a field that is not listed makes
 * Elasticsearch refuse the document.
 */
final class Mappings {

  private static final String DYNAMIC = "dynamic";
  private static final String PROPERTIES = "properties";
  private static final String TYPE = "type";

  /** In characters; what is longer is kept, but not found by its text. */
  private static final int LONGEST_TERM = 1024;

  private Mappings() {}

  static ObjectNode of(IndexFamily family) {
    ObjectNode mappings = JsonNodeFactory.instance.objectNode();
    mappings.put(DYNAMIC, "strict");
    mappings.put("date_detection", false);
    ObjectNode properties = mappings.putObject(PROPERTIES);
    for (DocumentType<?> type : family.types()) {
      add(type.shape(), properties);
    }
    family.added().forEach(field -> mapped(field, properties));
    return mappings;
  }

  private static void add(Shape<?> shape, ObjectNode properties) {
    for (Shape.Column<?> column : shape.columns()) {
      ObjectNode mapped = mapped(column.field(), properties);
      if (column.parts() != null) {
        mapped.put(DYNAMIC, "strict");
        add(column.parts(), mapped.putObject(PROPERTIES));
      }
    }
  }

  private static ObjectNode mapped(Field field, ObjectNode properties) {
    ObjectNode parent = properties;
    int last = field.path().size() - 1;
    for (String object : field.path().subList(0, last)) {
      parent = parent.withObjectProperty(object).withObjectProperty(PROPERTIES);
    }
    ObjectNode mapped = parent.putObject(field.path().get(last));
    mapped.put(TYPE, field.type().elasticsearch());
    if (field.type() == FieldType.KEYWORD) {
      mapped.put("ignore_above", LONGEST_TERM);
    }
    if (field.type() == FieldType.NUMBERS) {
      ObjectNode numbers = mapped.put(DYNAMIC, "strict").putObject(PROPERTIES);
      field.keys().forEach(key -> numbers.putObject(key).put(TYPE, "double"));
    }
    return mapped;
  }
}
