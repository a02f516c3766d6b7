package io.zerodrop.dashboards.kibana.lens;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zerodrop.dashboards.document.Field;

/**
 * One column of what a chart draws.
 *
 * @param bucket whether it groups documents; otherwise it is a figure of a group
 */
public record Column(String id, boolean bucket, ObjectNode json) {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  static Column bucket(
      String id, String operation, String label, String dataType, String scale, Field field) {
    return of(id, true, operation, label, dataType, scale, field == null ? null : field.name());
  }

  static Column figure(String id, String operation, String label, String field) {
    return of(id, false, operation, label, "number", "ratio", field);
  }

  private static Column of(
      String id,
      boolean bucket,
      String operation,
      String label,
      String dataType,
      String scale,
      String field) {
    ObjectNode json = JSON.objectNode();
    json.put("customLabel", true);
    json.put("dataType", dataType);
    json.put("isBucketed", bucket);
    json.put("label", label);
    json.put("operationType", operation);
    json.putObject("params");
    json.put("scale", scale);
    if (field != null) {
      json.put("sourceField", field);
    }
    return new Column(id, bucket, json);
  }

  ObjectNode parameters() {
    return json.withObjectProperty("params");
  }

  /** Only of documents that a query of Kibana's language finds. */
  public Column where(String query) {
    ObjectNode filtered = json.deepCopy();
    filtered.putObject("filter").put("language", "kuery").put("query", query);
    return new Column(id, bucket, filtered);
  }

  /** Shown in per cent; the figure is a share between 0 and 1. */
  public Column inPercent() {
    return formatted("percent", 1, "");
  }

  /** Shown with a unit. */
  public Column in(String unit) {
    return formatted("number", 0, " " + unit);
  }

  /** Shown as a whole number. */
  public Column whole() {
    return formatted("number", 0, "");
  }

  private Column formatted(String format, int decimals, String suffix) {
    ObjectNode shown = json.deepCopy();
    ObjectNode entry = shown.withObjectProperty("params").putObject("format").put("id", format);
    ObjectNode parameters = entry.putObject("params").put("decimals", decimals);
    if (!suffix.isEmpty()) {
      parameters.put("suffix", suffix);
    }
    return new Column(id, bucket, shown);
  }
}
