package io.zerodrop.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import io.zerodrop.kibana.Imported.Panel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** What makes a Lens panel draw: columns in order, and everything drawn is a column. */
final class LensRules {

  private static final Set<String> GROUPS = Set.of("date_histogram", "terms", "filters", "range");
  private static final Set<String> FIGURES =
      Set.of("count", "average", "sum", "min", "max", "percentile", "unique_count", "static_value");
  private static final Set<String> ACCESSORS =
      Set.of(
          "metricAccessor",
          "valueAccessor",
          "xAccessor",
          "yAccessor",
          "splitAccessor",
          "columnId",
          "forAccessor");
  private static final Set<String> LISTS = Set.of("accessors", "metrics", "primaryGroups");

  private LensRules() {}

  static List<String> breaches(Imported file) {
    List<String> breaches = new ArrayList<>();
    for (Panel panel : file.panels()) {
      if (panel.type().equals("lens")) {
        check(panel, breaches);
      }
    }
    return breaches;
  }

  private static void check(Panel panel, List<String> breaches) {
    Set<String> drawn = new HashSet<>();
    JsonNode visualization = panel.lensState().path("visualization");
    accessors(visualization, drawn);
    Set<String> columns = new HashSet<>();
    for (Map.Entry<String, JsonNode> layer : panel.layers().properties()) {
      String where = panel.where() + "/" + layer.getKey();
      columns(where, layer.getValue(), columns, breaches);
      if (!visualization.toString().contains("\"layerId\":\"" + layer.getKey() + "\"")) {
        breaches.add(where + " is not drawn");
      }
    }
    for (String accessor : drawn) {
      if (!columns.contains(accessor)) {
        breaches.add(panel.where() + " draws " + accessor + ", which is no column");
      }
    }
    for (String column : columns) {
      if (!drawn.contains(column)) {
        breaches.add(panel.where() + " does not draw " + column);
      }
    }
    groupsAreGroups(panel, visualization, breaches);
  }

  private static void columns(
      String where, JsonNode layer, Set<String> all, List<String> breaches) {
    List<String> order = new ArrayList<>();
    layer.path("columnOrder").forEach(id -> order.add(id.asText()));
    Set<String> ids = new HashSet<>();
    layer.path("columns").fieldNames().forEachRemaining(ids::add);
    if (order.size() != ids.size() || !ids.equals(new HashSet<>(order))) {
      breaches.add(where + " orders other columns than it has");
    }
    all.addAll(ids);
    boolean figures = false;
    for (String id : order) {
      JsonNode column = layer.path("columns").path(id);
      boolean group = column.path("isBucketed").asBoolean();
      String operation = column.path("operationType").asText();
      if (group && figures) {
        breaches.add(where + ": the group " + id + " comes after a figure");
      }
      figures |= !group;
      if (!(group ? GROUPS : FIGURES).contains(operation)) {
        breaches.add(where + "/" + id + ": the operation " + operation + " is not allowed");
      }
      if (!column.has("scale") || column.path("label").asText().isEmpty()) {
        breaches.add(where + "/" + id + " has no scale or label");
      }
      String by = column.at("/params/orderBy/columnId").asText(null);
      if (by != null && !ids.contains(by)) {
        breaches.add(where + "/" + id + " is ordered by " + by + ", which is no column");
      }
    }
  }

  private static void accessors(JsonNode node, Set<String> found) {
    if (node.isArray()) {
      node.forEach(entry -> accessors(entry, found));
      return;
    }
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      if (ACCESSORS.contains(field.getKey()) && field.getValue().isTextual()) {
        found.add(field.getValue().asText());
      } else if (LISTS.contains(field.getKey())) {
        field.getValue().forEach(entry -> found.add(entry.asText()));
      } else {
        accessors(field.getValue(), found);
      }
    }
  }

  /** Axes and splits take groups, values take figures. */
  private static void groupsAreGroups(Panel panel, JsonNode node, List<String> breaches) {
    if (node.isArray()) {
      node.forEach(entry -> groupsAreGroups(panel, entry, breaches));
      return;
    }
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      switch (field.getKey()) {
        case "xAccessor", "yAccessor", "splitAccessor", "primaryGroups" ->
            each(field.getValue(), id -> is(panel, id, true, breaches));
        case "metricAccessor", "valueAccessor", "accessors", "metrics" ->
            each(field.getValue(), id -> is(panel, id, false, breaches));
        default -> groupsAreGroups(panel, field.getValue(), breaches);
      }
    }
  }

  private static void each(JsonNode ids, Consumer<String> each) {
    if (ids.isTextual()) {
      each.accept(ids.asText());
    } else {
      ids.forEach(id -> each.accept(id.asText()));
    }
  }

  private static void is(Panel panel, String id, boolean group, List<String> breaches) {
    for (JsonNode layer : panel.layers()) {
      JsonNode column = layer.path("columns").path(id);
      if (!column.isMissingNode() && column.path("isBucketed").asBoolean() != group) {
        breaches.add(panel.where() + " draws " + id + " as a " + (group ? "group" : "figure"));
      }
    }
  }
}
