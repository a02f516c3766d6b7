package io.zerodrop.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import io.zerodrop.kibana.Imported.Panel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A field that an import file names, and what for.
 *
 * @param need {@code aggregate}, {@code number}, {@code show} or {@code query}
 * @param kind as Lens takes it for; null where it does not say
 */
record FieldUse(String where, String alias, String field, String need, String kind) {

  private static final Pattern IN_KQL = Pattern.compile("([@\\w][\\w.@-]*)\\s*(?::|<=?|>=?)");
  private static final Pattern IN_VEGA =
      Pattern.compile("\"((?:@timestamp|kubernetes|zerodrop|event|http|url)[\\w.@-]*)\"");
  private static final String RECORDS = "___records___";

  /** A query in Kibana's language, and whether it is expected to find something. */
  record Query(String where, String alias, String text) {}

  static List<FieldUse> of(Imported file) {
    List<FieldUse> uses = new ArrayList<>();
    for (JsonNode view : file.dataViews()) {
      String alias = view.at("/attributes/title").asText();
      uses.add(
          new FieldUse(
              alias, alias, view.at("/attributes/timeFieldName").asText(), "aggregate", "date"));
    }
    for (JsonNode dashboard : file.dashboards()) {
      controls(dashboard, uses);
      Imported.panels(dashboard).forEach(panel -> ofPanel(panel, uses));
    }
    for (Query query : queries(file)) {
      Matcher names = IN_KQL.matcher(query.text().replaceAll("\"[^\"]*\"", "\"\""));
      while (names.find()) {
        uses.add(new FieldUse(query.where(), query.alias(), names.group(1), "query", null));
      }
    }
    return uses;
  }

  private static void controls(JsonNode dashboard, List<FieldUse> uses) {
    for (Map.Entry<String, JsonNode> control : Imported.controls(dashboard).properties()) {
      String name = "controlGroup_" + control.getKey() + ":optionsListDataView";
      for (JsonNode reference : dashboard.path("references")) {
        if (reference.path("name").asText().equals(name)) {
          uses.add(
              new FieldUse(
                  dashboard.path("id").asText() + "/" + name,
                  reference.path("id").asText(),
                  control.getValue().at("/explicitInput/fieldName").asText(),
                  "aggregate",
                  "string"));
        }
      }
    }
  }

  private static void ofPanel(Panel panel, List<FieldUse> uses) {
    for (Map.Entry<String, JsonNode> layer : panel.layers().properties()) {
      String alias = panel.view("indexpattern-datasource-layer-" + layer.getKey());
      for (JsonNode column : layer.getValue().path("columns")) {
        String field = column.path("sourceField").asText(RECORDS);
        if (!field.equals(RECORDS)) {
          uses.add(ofColumn(panel.where(), alias, field, column));
        }
      }
    }
    for (JsonNode layer : panel.lensState().at("/visualization/layers")) {
      String alias = panel.view("xy-visualization-layer-" + layer.path("layerId").asText());
      for (JsonNode mark : layer.path("annotations")) {
        for (String key : List.of("timeField", "textField")) {
          uses.add(new FieldUse(panel.where(), alias, mark.path(key).asText(), "show", null));
        }
        mark.path("extraFields")
            .forEach(
                extra ->
                    uses.add(new FieldUse(panel.where(), alias, extra.asText(), "show", null)));
      }
    }
    if (panel.type().equals("search")) {
      String alias = panel.view("kibanaSavedObjectMeta.searchSourceJSON.index");
      panel
          .attributes()
          .path("columns")
          .forEach(
              column ->
                  uses.add(new FieldUse(panel.where(), alias, column.asText(), "show", null)));
    }
    String spec = panel.config().at("/savedVis/params/spec").asText("");
    for (JsonNode url : spec.isEmpty() ? List.<JsonNode>of() : VegaSpec.urls(VegaSpec.read(spec))) {
      Matcher names =
          IN_VEGA.matcher(url.path("body") + "\"" + url.path("%timefield%").asText() + "\"");
      while (names.find()) {
        uses.add(
            new FieldUse(panel.where(), url.path("index").asText(), names.group(1), "show", null));
      }
    }
  }

  private static FieldUse ofColumn(String where, String alias, String field, JsonNode column) {
    String operation = column.path("operationType").asText();
    boolean number =
        List.of("average", "sum", "min", "max", "percentile", "range").contains(operation);
    boolean group = column.path("isBucketed").asBoolean();
    return new FieldUse(
        where,
        alias,
        field,
        number ? "number" : "aggregate",
        group ? column.path("dataType").asText() : null);
  }

  static List<Query> queries(Imported file) {
    List<Query> queries = new ArrayList<>();
    for (Panel panel : file.panels()) {
      String alias = firstAlias(panel);
      add(panel.where(), alias, panel.lensState().at("/query/query"), queries);
      for (JsonNode layer : panel.layers()) {
        for (JsonNode column : layer.path("columns")) {
          add(panel.where(), alias, column.at("/filter/query"), queries);
          for (JsonNode filter : column.at("/params/filters")) {
            add(panel.where(), alias, filter.at("/input/query"), queries);
          }
        }
      }
      for (JsonNode layer : panel.lensState().at("/visualization/layers")) {
        for (JsonNode mark : layer.path("annotations")) {
          String view = panel.view("xy-visualization-layer-" + layer.path("layerId").asText());
          add(panel.where(), view, mark.at("/filter/query"), queries);
        }
      }
      if (panel.type().equals("search")) {
        JsonNode search =
            Imported.inner(panel.attributes().at("/kibanaSavedObjectMeta/searchSourceJSON"));
        add(panel.where(), alias, search.at("/query/query"), queries);
      }
    }
    return queries;
  }

  private static String firstAlias(Panel panel) {
    JsonNode references = panel.attributes().path("references");
    return references.isEmpty() ? null : references.get(0).path("id").asText();
  }

  private static void add(String where, String alias, JsonNode query, List<Query> queries) {
    if (!query.asText("").isEmpty()) {
      queries.add(new Query(where, alias, query.asText()));
    }
  }
}
