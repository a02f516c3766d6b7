package io.zerodrop.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.zerodrop.dashboards.elasticsearch.connect.ElasticsearchConnection;
import io.zerodrop.dashboards.elasticsearch.index.IndexFamily;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each role may do its own work and nothing else. */
class LeastPrivilegeTest {

  private static final String INDEX = IndexFamily.FINDINGS.index(1_795_000_000_000_000L);
  private static final String DOCUMENT =
      """
      {"@timestamp":"2026-11-22T00:00:00.000000Z","event":{"id":"a"}}""";

  @TempDir Path directory;

  @Test
  void aWriterWrites() throws Exception {
    ElasticsearchNode node = Servers.eight();
    Store.empty(node);

    assertThat(status(node, ElasticsearchNode.WRITER, "PUT", "/" + INDEX + "/_doc/a", DOCUMENT))
        .isEqualTo(201);
    assertThat(status(node, ElasticsearchNode.WRITER, "PUT", "/" + INDEX + "/_doc/a", DOCUMENT))
        .isEqualTo(200);
    assertThat(node.ask("GET", "/_alias/zerodrop-findings", null).body().has(INDEX)).isTrue();
    assertThat(status(node, ElasticsearchNode.WRITER, "DELETE", "/" + INDEX + "/_doc/a", null))
        .isEqualTo(200);
  }

  @Test
  void andNothingElse() throws Exception {
    ElasticsearchNode node = Servers.eight();
    Store.empty(node);
    status(node, ElasticsearchNode.WRITER, "PUT", "/" + INDEX + "/_doc/a", DOCUMENT);

    for (String[] asked :
        new String[][] {
          {"GET", "/" + INDEX + "/_search"},
          {"GET", "/" + INDEX + "/_doc/a"},
          {"DELETE", "/" + INDEX},
          {"GET", "/" + INDEX + "/_mapping"},
          {"GET", "/_cluster/health"},
          {"GET", "/_index_template/zerodrop-findings"},
          {"DELETE", "/_index_template/zerodrop-findings"}
        }) {
      assertThat(status(node, ElasticsearchNode.WRITER, asked[0], asked[1], null))
          .as(String.join(" ", asked))
          .isEqualTo(403);
    }
    assertThat(status(node, ElasticsearchNode.WRITER, "PUT", "/other/_doc/a", DOCUMENT))
        .isEqualTo(403);
  }

  @Test
  void aReaderReads() throws Exception {
    ElasticsearchNode node = Servers.eight();
    Store.empty(node);
    status(node, ElasticsearchNode.WRITER, "PUT", "/" + INDEX + "/_doc/a", DOCUMENT);

    assertThat(status(node, ElasticsearchNode.READER, "GET", "/zerodrop-findings/_search", null))
        .isEqualTo(200);
    assertThat(
            status(
                node,
                ElasticsearchNode.READER,
                "GET",
                "/zerodrop-findings/_field_caps?fields=*",
                null))
        .isEqualTo(200);
    assertThat(status(node, ElasticsearchNode.READER, "PUT", "/" + INDEX + "/_doc/a", DOCUMENT))
        .isEqualTo(403);
  }

  @Test
  void aReaderThatPublishesIsTold() throws Exception {
    ElasticsearchNode node = Servers.eight();
    CommandLine zerodrop = new CommandLine(directory);

    CommandLine.Run run =
        zerodrop.replay(
            "rollout-race",
            directory.resolve("out"),
            zerodrop.options(node, ElasticsearchNode.READER));

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err())
        .contains("user reader may not publish: it lacks create_index on zerodrop-attempts-v1-*")
        .contains("give it the role that 'zerodrop setup --print-roles' shows");
  }

  private static int status(
      ElasticsearchNode node, String user, String method, String path, String body)
      throws IOException {
    try (ElasticsearchConnection connection = ElasticsearchConnection.open(node.settings(user))) {
      return connection
          .request(method, path, body == null ? null : new ObjectMapper().readTree(body))
          .status();
    }
  }
}
