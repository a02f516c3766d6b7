package io.zerodrop.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zerodrop.dashboards.elasticsearch.connect.Answer;
import io.zerodrop.dashboards.elasticsearch.index.IndexFamily;
import io.zerodrop.elasticsearch.ElasticsearchNode;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What of an import file only a server can tell. Each breach is a sentence. */
record ServerRules(ElasticsearchNode server) {

  private static final String EMPTY_MONTH = "1999.01";
  private static final Map<URI, Map<String, JsonNode>> KNOWN = new HashMap<>();
  private static final Set<String> NUMBERS =
      Set.of("long", "integer", "short", "byte", "double", "float", "half_float");

  /** Fields against an index that has no document, only the template. */
  List<String> fields(Imported file) throws IOException {
    Map<String, JsonNode> capabilities = capabilities();
    List<String> breaches = new ArrayList<>();
    for (FieldUse use : FieldUse.of(file)) {
      String breach = breach(use, capabilities.get(use.alias()));
      if (breach != null) {
        breaches.add(use.where() + ": " + use.field() + " of " + use.alias() + " " + breach);
      }
    }
    return breaches;
  }

  private Map<String, JsonNode> capabilities() throws IOException {
    Map<String, JsonNode> known = KNOWN.get(server.url());
    if (known != null) {
      return known;
    }
    Map<String, JsonNode> capabilities = new HashMap<>();
    for (IndexFamily family : IndexFamily.ALL) {
      String index = emptyIndex(family);
      server.ask("PUT", "/" + index, null);
      capabilities.put(
          family.alias(),
          server.ask("GET", "/" + index + "/_field_caps?fields=*", null).body().path("fields"));
      server.ask("DELETE", "/" + index, null);
    }
    KNOWN.put(server.url(), capabilities);
    return capabilities;
  }

  private static String breach(FieldUse use, JsonNode capabilities) {
    JsonNode kinds = capabilities == null ? null : capabilities.path(use.field());
    if (kinds == null || !kinds.elements().hasNext()) {
      return "is not there";
    }
    JsonNode field = kinds.elements().next();
    String type = field.path("type").asText();
    if (use.need().equals("number") && !NUMBERS.contains(type)) {
      return "is no number";
    }
    if (use.need().equals("aggregate") && !field.path("aggregatable").asBoolean()) {
      return "cannot be grouped";
    }
    return use.kind() == null || use.kind().equals(kibanaKind(type))
        ? null
        : "is of kind " + kibanaKind(type) + ", not " + use.kind();
  }

  private static String kibanaKind(String type) {
    if (NUMBERS.contains(type)) {
      return "number";
    }
    return switch (type) {
      case "keyword", "text" -> "string";
      case "date", "date_nanos" -> "date";
      default -> type;
    };
  }

  List<String> queries(Imported file) throws IOException {
    List<String> breaches = new ArrayList<>();
    for (FieldUse.Query query : FieldUse.queries(file)) {
      Answer answer = search(query.alias(), query.text());
      if (!answer.ok()) {
        breaches.add(query.where() + ": " + query.text() + ": " + answer.reason());
      } else if (answer.body().at("/hits/total/value").asLong() == 0 && !mayBeEmpty(query)) {
        breaches.add(query.where() + ": " + query.text() + " finds nothing");
      }
    }
    return breaches;
  }

  /** Bands of lags in which no recorded router happens to be. */
  private static boolean mayBeEmpty(FieldUse.Query query) {
    return query.text().startsWith("zerodrop.consumer.lag_ms > ");
  }

  long hits(String alias, String query) throws IOException {
    return search(alias, query).body().at("/hits/total/value").asLong();
  }

  private Answer search(String alias, String query) throws IOException {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("size", 0);
    body.set("query", LensQuery.kql(query));
    return server.ask("POST", "/" + alias + "/_search", body.toString());
  }

  List<String> panels(Imported file) throws IOException {
    List<String> breaches = new ArrayList<>();
    for (Imported.Panel panel : file.panels()) {
      for (LensQuery query : LensQuery.of(panel)) {
        Answer answer =
            server.ask(
                "POST",
                "/" + query.alias() + "/_search",
                query.body(PublishedIncidents.period()).toString());
        if (answer.ok()) {
          breaches.addAll(new LensAnswer(query, answer.body()).breaches());
        } else {
          breaches.add(panel.where() + ": " + answer.reason());
        }
      }
    }
    return breaches;
  }

  List<String> panelsOfNothing(Imported file) throws IOException {
    List<String> breaches = new ArrayList<>();
    for (IndexFamily family : IndexFamily.ALL) {
      server.ask("PUT", "/" + emptyIndex(family), null);
    }
    for (Imported.Panel panel : file.panels()) {
      for (LensQuery query : LensQuery.of(panel)) {
        Answer answer =
            server.ask(
                "POST",
                "/" + query.alias() + "-v1-" + EMPTY_MONTH + "/_search",
                query.body(PublishedIncidents.period()).toString());
        if (!answer.ok() || answer.body().at("/_shards/failed").asInt(1) != 0) {
          breaches.add(panel.where() + ": " + answer.reason());
        }
      }
    }
    for (IndexFamily family : IndexFamily.ALL) {
      server.ask("DELETE", "/" + emptyIndex(family), null);
    }
    return breaches;
  }

  private static String emptyIndex(IndexFamily family) {
    return family.alias() + "-v1-" + EMPTY_MONTH;
  }
}
