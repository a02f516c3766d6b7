package io.zerodrop.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.zerodrop.dashboards.elasticsearch.connect.Answer;
import io.zerodrop.dashboards.elasticsearch.connect.ElasticsearchConnection;
import io.zerodrop.dashboards.elasticsearch.index.IndexFamily;
import io.zerodrop.dashboards.elasticsearch.install.Readiness;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** What is in an Elasticsearch, as its administrator sees it. */
record Store(ElasticsearchNode node) {

  private static final int MOST = 10_000;

  /** Without a document, with the templates. */
  static Store empty(ElasticsearchNode node) throws IOException {
    Store store = new Store(node);
    for (IndexFamily family : IndexFamily.ALL) {
      JsonNode indices = node.ask("GET", "/" + family.pattern(), null).body();
      for (Map.Entry<String, JsonNode> index : indices.properties()) {
        assertThat(node.ask("DELETE", "/" + index.getKey(), null).ok()).isTrue();
      }
    }
    try (ElasticsearchConnection connection =
        ElasticsearchConnection.open(node.settings(ElasticsearchNode.ADMIN))) {
      Readiness.check(connection);
    }
    return store;
  }

  /** Documents by id; those that no search finds yet, too. */
  Map<String, JsonNode> documents(IndexFamily family) throws IOException {
    refresh(family);
    JsonNode hits =
        node.ask("GET", "/" + family.alias() + "/_search?size=" + MOST, null)
            .body()
            .path("hits")
            .path("hits");
    Map<String, JsonNode> documents = new TreeMap<>();
    for (JsonNode hit : hits) {
      assertThat(documents.put(hit.path("_id").asText(), hit.path("_source"))).isNull();
    }
    return documents;
  }

  long count(IndexFamily family) throws IOException {
    refresh(family);
    Answer answer = node.ask("GET", "/" + family.alias() + "/_count", null);
    return answer.ok() ? answer.body().path("count").asLong() : 0;
  }

  private void refresh(IndexFamily family) throws IOException {
    node.ask("POST", "/" + family.alias() + "/_refresh", null);
  }
}
