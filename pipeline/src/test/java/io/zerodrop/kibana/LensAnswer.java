package io.zerodrop.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a panel would have to draw. */
record LensAnswer(LensQuery query, JsonNode response) {

  /** What is missing for the panel to say something; empty where nothing is. */
  List<String> breaches() {
    List<String> breaches = new ArrayList<>();
    String where = query.panel().where();
    if (response.at("/_shards/failed").asInt(1) != 0) {
      breaches.add(where + ": failed shards: " + response.path("error").path("reason"));
      return breaches;
    }
    List<Integer> groups = groups();
    for (int depth = 0; depth < groups.size(); depth++) {
      JsonNode column = query.columns().get(groups.get(depth));
      int filled = keys(depth).size();
      boolean first = depth == 0;
      String type = query.panel().attributes().path("visualizationType").asText();
      int needed =
          LensQuery.operation(column).equals("date_histogram")
              ? 3
              : type.equals("lnsHeatmap") || type.equals("lnsXY") && !first ? 2 : 1;
      if (filled < needed) {
        breaches.add(
            where
                + ": "
                + filled
                + " groups of "
                + query.ids().get(groups.get(depth))
                + ", needs "
                + needed);
      }
    }
    for (int i = 0; i < query.columns().size(); i++) {
      if (!LensQuery.group(query.columns().get(i)) && figures(i).isEmpty()) {
        breaches.add(where + ": no value of " + query.ids().get(i));
      }
    }
    return breaches;
  }

  /** The value of a column that is the only one. */
  double figure() {
    return figures(0).get(0);
  }

  private List<Integer> groups() {
    List<Integer> groups = new ArrayList<>();
    for (int i = 0; i < query.columns().size(); i++) {
      if (LensQuery.group(query.columns().get(i))) {
        groups.add(i);
      }
    }
    return groups;
  }

  private Set<String> keys(int depth) {
    Set<String> keys = new HashSet<>();
    for (Bucket bucket : buckets(depth)) {
      if (bucket.json().path("doc_count").asLong() > 0) {
        keys.add(bucket.key());
      }
    }
    return keys;
  }

  private record Bucket(String key, JsonNode json) {}

  private List<Bucket> buckets(int depth) {
    List<Bucket> level = List.of(new Bucket("", response.path("aggregations")));
    List<Integer> groups = groups();
    for (int i = 0; i <= depth; i++) {
      List<Bucket> next = new ArrayList<>();
      for (Bucket parent : level) {
        JsonNode buckets = parent.json().path(query.ids().get(groups.get(i))).path("buckets");
        if (buckets.isArray()) {
          buckets.forEach(bucket -> next.add(new Bucket(bucket.path("key").asText(), bucket)));
        } else {
          buckets.properties().forEach(b -> next.add(new Bucket(b.getKey(), b.getValue())));
        }
      }
      level = next;
    }
    return level;
  }

  private List<Double> figures(int index) {
    List<Integer> groups = groups();
    List<Bucket> innermost =
        groups.isEmpty()
            ? List.of(new Bucket("", response.path("aggregations")))
            : buckets(groups.size() - 1);
    JsonNode column = query.columns().get(index);
    String id = query.ids().get(index);
    List<Double> figures = new ArrayList<>();
    for (Bucket bucket : innermost) {
      JsonNode value = bucket.json().path(id);
      value = column.has("filter") ? value.path(id) : value;
      if (LensQuery.operation(column).equals("count")) {
        figures.add(
            groups.isEmpty()
                ? response.at("/hits/total/value").asDouble()
                : bucket.json().path("doc_count").asDouble());
      } else if (value.path("value").isNumber()) {
        figures.add(value.path("value").asDouble());
      } else if (value.path("values").isObject()) {
        value.path("values").forEach(v -> addNumber(v, figures));
      }
    }
    return figures;
  }

  private static void addNumber(JsonNode value, List<Double> figures) {
    if (value.isNumber()) {
      figures.add(value.asDouble());
    }
  }
}
