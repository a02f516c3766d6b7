package io.zerodrop.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.zerodrop.dashboards.elasticsearch.connect.Answer;
import io.zerodrop.dashboards.elasticsearch.connect.ElasticsearchConnection;
import io.zerodrop.dashboards.elasticsearch.index.IndexFamily;
import io.zerodrop.dashboards.elasticsearch.install.Readiness;
import io.zerodrop.dashboards.elasticsearch.publish.PublishedDocument;
import io.zerodrop.pipeline.cluster.LocalCluster;
import io.zerodrop.pipeline.publish.PublishJob;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** What is in an Elasticsearch, as its administrator sees it. */
public record Store(ElasticsearchNode node) {

  private static final int MOST = 10_000;

  /** Without a document, with the templates. */
  public static Store empty(ElasticsearchNode node) throws IOException {
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
  public Map<String, JsonNode> documents(IndexFamily family) throws IOException {
    refresh(family);
    Map<String, JsonNode> documents = new TreeMap<>();
    for (JsonNode hit : hits(family)) {
      assertThat(documents.put(hit.path("_id").asText(), hit.path("_source"))).isNull();
    }
    return documents;
  }

  public long count(IndexFamily family) throws IOException {
    refresh(family);
    Answer answer = node.ask("GET", "/" + family.alias() + "/_count", null);
    return answer.ok() ? answer.body().path("count").asLong() : 0;
  }

  /** Puts all documents into another server as they are. */
  public void copyTo(Store other, Path refused) throws IOException {
    List<Supplier<PublishedDocument>> documents = new ArrayList<>();
    for (IndexFamily family : IndexFamily.ALL) {
      refresh(family);
      for (JsonNode hit : hits(family)) {
        byte[] json = hit.path("_source").toString().getBytes(StandardCharsets.UTF_8);
        String index = hit.path("_index").asText();
        String id = hit.path("_id").asText();
        documents.add(() -> new PublishedDocument(index, id, 1, json));
      }
    }
    try (LocalCluster cluster = LocalCluster.starting(1)) {
      PublishJob.run(
          cluster,
          other.node.settings(ElasticsearchNode.WRITER),
          documents,
          refused,
          (done, total, trouble) -> {});
    }
    for (IndexFamily family : IndexFamily.ALL) {
      other.refresh(family);
    }
  }

  private JsonNode hits(IndexFamily family) throws IOException {
    return node.ask("GET", "/" + family.alias() + "/_search?size=" + MOST, null)
        .body()
        .path("hits")
        .path("hits");
  }

  private void refresh(IndexFamily family) throws IOException {
    node.ask("POST", "/" + family.alias() + "/_refresh", null);
  }
}
