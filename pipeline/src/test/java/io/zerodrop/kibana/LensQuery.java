package io.zerodrop.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zerodrop.kibana.Imported.Panel;
import java.util.ArrayList;
import java.util.List;

/** Asks Elasticsearch what Lens would ask for a layer of a panel. */
record LensQuery(Panel panel, String alias, List<JsonNode> columns, List<String> ids) {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** All layers of a panel that ask for anything. */
  static List<LensQuery> of(Panel panel) {
    List<LensQuery> queries = new ArrayList<>();
    panel
        .layers()
        .properties()
        .forEach(
            layer -> {
              List<JsonNode> columns = new ArrayList<>();
              List<String> ids = new ArrayList<>();
              for (JsonNode id : layer.getValue().path("columnOrder")) {
                JsonNode column = layer.getValue().path("columns").path(id.asText());
                if (!operation(column).equals("static_value")) {
                  columns.add(column);
                  ids.add(id.asText());
                }
              }
              if (!columns.isEmpty()) {
                String alias = panel.view("indexpattern-datasource-layer-" + layer.getKey());
                queries.add(new LensQuery(panel, alias, columns, ids));
              }
            });
    return queries;
  }

  ObjectNode body(JsonNode context) {
    ObjectNode body = JSON.objectNode();
    body.put("size", 0).put("track_total_hits", true);
    ArrayNode filters = body.putObject("query").putObject("bool").putArray("filter");
    filters.add(context);
    String query = panel.lensState().at("/query/query").asText("");
    if (!query.isEmpty()) {
      filters.add(kql(query));
    }
    ObjectNode parent = body;
    for (int i = 0; i < columns.size(); i++) {
      ObjectNode aggregations = parent.withObjectProperty("aggs");
      if (group(columns.get(i))) {
        parent = aggregations.putObject(ids.get(i));
        bucket(columns.get(i), parent);
        orderedBy(columns.get(i), parent);
      } else {
        figure(columns.get(i), ids.get(i), aggregations);
      }
    }
    if (parent.path("aggs").isEmpty()) {
      parent.remove("aggs");
    }
    return body;
  }

  static ObjectNode kql(String query) {
    ObjectNode kql = JSON.objectNode();
    kql.putObject("kql").put("query", query);
    return kql;
  }

  private void bucket(JsonNode column, ObjectNode aggregation) {
    switch (operation(column)) {
      case "date_histogram" ->
          aggregation
              .putObject("date_histogram")
              .put("field", field(column))
              .put("fixed_interval", "1m")
              .put("min_doc_count", 0);
      case "terms" -> {
        ObjectNode terms = aggregation.putObject("terms").put("field", field(column));
        terms.put("size", column.at("/params/size").asInt());
        String by = column.at("/params/orderBy/columnId").asText(null);
        terms
            .putObject("order")
            .put(by == null ? "_key" : key(by), column.at("/params/orderDirection").asText());
      }
      case "filters" -> {
        ObjectNode filters = aggregation.putObject("filters").putObject("filters");
        for (JsonNode filter : column.at("/params/filters")) {
          filters.set(filter.path("label").asText(), kql(filter.at("/input/query").asText()));
        }
      }
      case "range" ->
          aggregation
              .putObject("histogram")
              .put("field", field(column))
              .put("interval", 100)
              .put("min_doc_count", 1);
      default -> throw new IllegalArgumentException(operation(column));
    }
  }

  /** What values are ordered by is asked beside them, as deep as it otherwise stands. */
  private void orderedBy(JsonNode column, ObjectNode aggregation) {
    String by = column.at("/params/orderBy/columnId").asText(null);
    if (by != null && !key(by).equals("_count")) {
      figure(columns.get(ids.indexOf(by)), by, aggregation.withObjectProperty("aggs"));
    }
  }

  private String key(String figure) {
    JsonNode column = columns.get(ids.indexOf(figure));
    return operation(column).equals("count") ? "_count" : figure;
  }

  private static void figure(JsonNode column, String id, ObjectNode aggregations) {
    ObjectNode aggregation = aggregations;
    String filter = column.at("/filter/query").asText("");
    if (!filter.isEmpty()) {
      ObjectNode wrapped = aggregations.putObject(id);
      wrapped.set("filter", kql(filter));
      aggregation = wrapped.putObject("aggs");
    }
    switch (operation(column)) {
      case "count" -> {}
      case "average" -> aggregation.putObject(id).putObject("avg").put("field", field(column));
      case "sum", "min", "max" ->
          aggregation.putObject(id).putObject(operation(column)).put("field", field(column));
      case "unique_count" ->
          aggregation.putObject(id).putObject("cardinality").put("field", field(column));
      case "percentile" ->
          aggregation
              .putObject(id)
              .putObject("percentiles")
              .put("field", field(column))
              .putArray("percents")
              .add(column.at("/params/percentile").asInt());
      default -> throw new IllegalArgumentException(operation(column));
    }
  }

  static boolean group(JsonNode column) {
    return column.path("isBucketed").asBoolean();
  }

  static String operation(JsonNode column) {
    return column.path("operationType").asText();
  }

  private static String field(JsonNode column) {
    return column.path("sourceField").asText();
  }
}
