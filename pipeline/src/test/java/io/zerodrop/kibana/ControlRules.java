package io.zerodrop.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zerodrop.dashboards.elasticsearch.connect.Answer;
import io.zerodrop.elasticsearch.ElasticsearchNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What a dashboard's panels answer when its controls are set. Each breach is a sentence. */
record ControlRules(ElasticsearchNode server) {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** One search of a panel, still without the dashboard's filters. */
  @FunctionalInterface
  private interface Search {
    long hits(JsonNode context) throws IOException;
  }

  private record Named(String where, Search search) {}

  List<String> breaches(Imported file) throws IOException {
    List<String> breaches = new ArrayList<>();
    for (JsonNode dashboard : file.dashboards()) {
      List<Named> searches = searches(dashboard);
      for (JsonNode control : Imported.controls(dashboard)) {
        String field = control.at("/explicitInput/fieldName").asText();
        List<JsonNode> values = values(alias(dashboard, control), field);
        if (values.isEmpty()) {
          breaches.add(dashboard.path("id").asText() + ": nothing to choose for " + field);
        }
        for (Named search : values.isEmpty() ? List.<Named>of() : searches) {
          check(search, field, values, breaches);
        }
      }
    }
    return breaches;
  }

  private static void check(Named named, String field, List<JsonNode> values, List<String> breaches)
      throws IOException {
    String where = named.where() + " by " + field;
    try {
      long all = named.search().hits(PublishedIncidents.period());
      long most = 0;
      long least = Long.MAX_VALUE;
      for (JsonNode value : values) {
        long chosen = named.search().hits(chosen(field, value));
        most = Math.max(most, chosen);
        least = Math.min(least, chosen);
      }
      if (most == 0) {
        breaches.add(where + ": no value finds anything");
      } else if (most > all || values.size() > 1 && least == all) {
        breaches.add(where + ": does not narrow");
      }
    } catch (IllegalStateException failed) {
      breaches.add(where + ": " + failed.getMessage());
    }
  }

  private List<Named> searches(JsonNode dashboard) {
    List<Named> searches = new ArrayList<>();
    for (Imported.Panel panel : Imported.panels(dashboard)) {
      for (LensQuery query : LensQuery.of(panel)) {
        searches.add(new Named(panel.where(), context -> hits(query.alias(), query.body(context))));
      }
      String drawing = panel.config().at("/savedVis/params/spec").asText("");
      if (!drawing.isEmpty()) {
        for (JsonNode url : VegaSpec.urls(VegaSpec.read(drawing))) {
          searches.add(
              new Named(
                  panel.where(),
                  context -> {
                    ObjectNode body = url.path("body").deepCopy();
                    body.put("track_total_hits", true).set("query", context);
                    return hits(url.path("index").asText(), body);
                  }));
        }
      }
    }
    return searches;
  }

  private long hits(String alias, JsonNode body) throws IOException {
    Answer answer = server.ask("POST", "/" + alias + "/_search", body.toString());
    if (!answer.ok() || answer.body().at("/_shards/failed").asInt(1) != 0) {
      throw new IllegalStateException(answer.reason());
    }
    return answer.body().at("/hits/total/value").asLong();
  }

  /** What the list of the control offers, as Kibana asks for it. */
  private List<JsonNode> values(String alias, String field) throws IOException {
    ObjectNode body = JSON.objectNode().put("size", 0);
    body.set("query", PublishedIncidents.period());
    body.putObject("aggs").putObject("values").putObject("terms").put("field", field);
    List<JsonNode> values = new ArrayList<>();
    server
        .ask("POST", "/" + alias + "/_search", body.toString())
        .body()
        .at("/aggregations/values/buckets")
        .forEach(bucket -> values.add(bucket.path("key")));
    return values;
  }

  /** The time range and the filter that a control with one chosen value adds. */
  private static ObjectNode chosen(String field, JsonNode value) {
    ObjectNode context = JSON.objectNode();
    ObjectNode phrase = JSON.objectNode();
    phrase.putObject("match_phrase").set(field, value);
    context.putObject("bool").putArray("filter").add(PublishedIncidents.period()).add(phrase);
    return context;
  }

  private static String alias(JsonNode dashboard, JsonNode control) {
    String name =
        "controlGroup_" + control.at("/explicitInput/id").asText() + ":optionsListDataView";
    for (JsonNode reference : dashboard.path("references")) {
      if (reference.path("name").asText().equals(name)) {
        return reference.path("id").asText();
      }
    }
    throw new IllegalArgumentException("no data view of control " + name);
  }
}
