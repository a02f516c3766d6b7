package io.zerodrop.dashboards.kibana.lens;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zerodrop.dashboards.document.EcsFields;
import io.zerodrop.dashboards.document.Field;
import io.zerodrop.dashboards.document.FieldType;
import java.util.Map;

/** The operations of Lens that the dashboards use; none of them needs a script or a formula. */
public final class Columns {

  private static final String RECORDS = "___records___";

  private Columns() {}

  public static Column overTime(String id) {
    Column column =
        Column.bucket(id, "date_histogram", "Time", "date", "interval", EcsFields.TIMESTAMP);
    column.parameters().put("dropPartials", false).put("includeEmptyRows", true);
    column.parameters().put("interval", "auto");
    return column;
  }

  /**
   * The values with the most of a figure, each its own group.
   *
   * @param by the id of the figure; null for the alphabet
   */
  public static Column values(String id, Field field, String label, int most, String by) {
    Column column = Column.bucket(id, "terms", label, dataType(field), "ordinal", field);
    ObjectNode parameters = column.parameters();
    parameters.put("missingBucket", false);
    ObjectNode order = parameters.putObject("orderBy");
    if (by == null) {
      order.put("fallback", true).put("type", "alphabetical");
    } else {
      order.put("columnId", by).put("type", "column");
    }
    parameters.put("orderDirection", by == null ? "asc" : "desc");
    parameters.put("otherBucket", false);
    parameters.putObject("parentFormat").put("id", "terms");
    parameters.put("size", most);
    return column;
  }

  /**
   * A group for each query; a document may be in several.
   *
   * @param queries by what they are called, in their order
   */
  public static Column filters(String id, String label, Map<String, String> queries) {
    Column column = Column.bucket(id, "filters", label, "string", "ordinal", null);
    ArrayNode filters = column.parameters().putArray("filters");
    queries.forEach(
        (name, query) -> {
          ObjectNode filter = filters.addObject();
          filter.putObject("input").put("language", "kuery").put("query", query);
          filter.put("label", name);
        });
    return column;
  }

  /** Equal steps of a number. */
  public static Column steps(String id, String field, String label) {
    Column column = Column.bucket(id, "range", label, "number", "interval", null);
    column.json().put("sourceField", field);
    column.parameters().put("includeEmptyRows", false).put("maxBars", "auto");
    column
        .parameters()
        .putArray("ranges")
        .addObject()
        .put("from", 0)
        .put("label", "")
        .put("to", 1000);
    column.parameters().put("type", "histogram");
    return column;
  }

  public static Column count(String id, String label) {
    Column column = Column.figure(id, "count", label, RECORDS);
    column.parameters().put("emptyAsNull", false);
    return column;
  }

  public static Column distinct(String id, Field field, String label) {
    Column column = Column.figure(id, "unique_count", label, field.name());
    column.parameters().put("emptyAsNull", false);
    return column;
  }

  public static Column sum(String id, Field field, String label) {
    Column column = Column.figure(id, "sum", label, field.name());
    column.parameters().put("emptyAsNull", false);
    return column;
  }

  public static Column average(String id, Field field, String label) {
    return Column.figure(id, "average", label, field.name());
  }

  public static Column least(String id, String field, String label) {
    return Column.figure(id, "min", label, field);
  }

  public static Column most(String id, String field, String label) {
    return Column.figure(id, "max", label, field);
  }

  public static Column percentile(String id, String field, int percent, String label) {
    Column column = Column.figure(id, "percentile", label, field);
    column.parameters().put("percentile", percent);
    return column;
  }

  /** A line at one height, for reference layers. */
  public static Column fixed(String id, long value, String label) {
    Column column = Column.figure(id, "static_value", label, null);
    column.json().put("isStaticValue", true).putArray("references");
    column.parameters().put("value", Long.toString(value));
    return column;
  }

  private static String dataType(Field field) {
    if (field.type() == FieldType.IP) {
      return "ip";
    }
    return switch (field.type()) {
      case KEYWORD, TEXT -> "string";
      case BOOLEAN -> "boolean";
      case TIME -> "date";
      default -> "number";
    };
  }
}
