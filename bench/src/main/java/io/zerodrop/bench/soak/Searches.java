package io.zerodrop.bench.soak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a search in Elasticsearch finds by now. */
final class Searches {

  private static final String REQUEST = "http.request.id";
  private static final int CHUNK = 1_000;

  private final URI url;
  private final HttpClient http = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();

  Searches(URI url) {
    this.url = url;
  }

  /**
   * The findings to which attempts of the requests are laid; a request that none is laid to is
   * missing.
   */
  Map<String, List<String>> findingsOf(Collection<String> requests)
      throws IOException, InterruptedException {
    Map<String, List<String>> findings = new HashMap<>();
    for (JsonNode hit : hits("zerodrop-attempts", REQUEST, requests, "zerodrop.finding.id")) {
      String finding = field(hit, "zerodrop.finding.id");
      if (finding != null) {
        findings.computeIfAbsent(field(hit, REQUEST), id -> new ArrayList<>()).add(finding);
      }
    }
    return findings;
  }

  /** Those of the findings that are there. */
  Set<String> existing(Collection<String> findings) throws IOException, InterruptedException {
    Set<String> there = new HashSet<>();
    for (JsonNode hit : hits("zerodrop-findings", "_id", findings, "event.kind")) {
      there.add(hit.path("_id").asText());
    }
    return there;
  }

  private static String field(JsonNode hit, String name) {
    JsonNode value = hit.path("fields").path(name).path(0);
    return value.isMissingNode() ? null : value.asText();
  }

  private List<JsonNode> hits(String index, String key, Collection<String> values, String field)
      throws IOException, InterruptedException {
    List<JsonNode> hits = new ArrayList<>();
    List<String> all = List.copyOf(values);
    for (int i = 0; i < all.size(); i += CHUNK) {
      ObjectNode query = json.createObjectNode().put("size", 10_000).put("_source", false);
      query.putArray("fields").add(key.equals("_id") ? field : key).add(field);
      query
          .withObject("/query/terms")
          .set(key, json.valueToTree(all.subList(i, Math.min(all.size(), i + CHUNK))));
      search(index, query).path("hits").path("hits").forEach(hits::add);
    }
    return hits;
  }

  private JsonNode search(String index, ObjectNode query) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(url.resolve("/" + index + "/_search?ignore_unavailable=true"))
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString(query.toString()))
                .build(),
            BodyHandlers.ofString());
    if (answer.statusCode() == 404) {
      return json.createObjectNode();
    }
    if (answer.statusCode() != 200) {
      throw new IOException("Elasticsearch answers " + answer.statusCode() + ": " + answer.body());
    }
    return json.readTree(answer.body());
  }
}
