package io.zerodrop.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zerodrop.dashboards.elasticsearch.connect.ConnectionSettings;
import io.zerodrop.dashboards.elasticsearch.index.IndexFamily;
import io.zerodrop.dashboards.elasticsearch.publish.PublishFailed;
import io.zerodrop.dashboards.elasticsearch.publish.PublishedDocument;
import io.zerodrop.pipeline.cluster.LocalCluster;
import io.zerodrop.pipeline.publish.PublishJob;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong on the way loses nothing and doubles nothing. */
class PublishFailuresTest {

  private static final long NOVEMBER = 1_795_000_000_000_000L;
  private static final String INDEX = IndexFamily.ATTEMPTS.index(NOVEMBER);

  @TempDir Path directory;

  @Test
  void aPoisonedDocumentIsSetAsideWithItsReason() throws Exception {
    ElasticsearchNode node = Servers.eight();
    Store store = Store.empty(node);
    List<Supplier<PublishedDocument>> documents = documents(2_500);
    documents.set(700, () -> document("poisoned", 1, "\"zerodrop\":{\"nobody_knows\":true}"));

    PublishJob.Outcome outcome =
        publish(node.settings(ElasticsearchNode.WRITER), documents, () -> {});

    assertThat(outcome).isEqualTo(new PublishJob.Outcome(2_499, 0, 1, 0));
    assertThat(store.count(IndexFamily.ATTEMPTS)).isEqualTo(2_499);
    List<String> refused = Files.readAllLines(refused());
    assertThat(refused).hasSize(1);
    JsonNode entry = new ObjectMapper().readTree(refused.get(0));
    assertThat(entry.path("id").asText()).isEqualTo("poisoned");
    assertThat(entry.path("error").asText()).isEqualTo("strict_dynamic_mapping_exception");
    assertThat(entry.path("reason").asText()).contains("nobody_knows");
    assertThat(entry.at("/document/event/id").asText()).isEqualTo("poisoned");
  }

  @Test
  void aStormOf429IsWaitedOut() throws Exception {
    ElasticsearchNode node = Servers.eight();
    Store store = Store.empty(node);
    assertThat(node.ask("PUT", "/" + INDEX, null).ok()).isTrue();
    refuse(node, true);
    AtomicBoolean storm = new AtomicBoolean(true);

    PublishJob.Outcome outcome =
        publish(
            node.settings(ElasticsearchNode.WRITER),
            documents(3_000),
            trouble -> {
              if (trouble != null && trouble.contains("429") && storm.getAndSet(false)) {
                refuse(node, false);
              }
            });

    assertThat(storm).isFalse();
    assertThat(outcome.stored()).isEqualTo(3_000);
    assertThat(outcome.retried()).isPositive();
    assertThat(store.count(IndexFamily.ATTEMPTS)).isEqualTo(3_000);
    assertThat(refused()).doesNotExist();
  }

  @Test
  void aNodeThatDiesAndComesBackHasEverythingOnce() throws Exception {
    ElasticsearchNode node = Servers.eight();
    Store store = Store.empty(node);
    AtomicBoolean killed = new AtomicBoolean();

    PublishJob.Outcome outcome =
        publish(
            node.settings(ElasticsearchNode.WRITER),
            documents(30_000),
            trouble -> {
              if (!killed.getAndSet(true)) {
                node.kill();
                node.start();
              }
            });

    assertThat(killed).isTrue();
    assertThat(outcome.stored()).isEqualTo(30_000);
    assertThat(outcome.retried()).isPositive();
    assertThat(store.count(IndexFamily.ATTEMPTS)).isEqualTo(30_000);
  }

  @Test
  void laterKnowledgeStays() throws Exception {
    ElasticsearchNode node = Servers.eight();
    Store store = Store.empty(node);
    ConnectionSettings writer = node.settings(ElasticsearchNode.WRITER);
    publish(writer, List.of(() -> document("one", 20, "\"url\":{\"path\":\"/later\"}")), () -> {});

    PublishJob.Outcome outcome =
        publish(
            writer,
            List.of(() -> document("one", 10, "\"url\":{\"path\":\"/earlier\"}")),
            () -> {});

    assertThat(outcome).isEqualTo(new PublishJob.Outcome(0, 1, 0, 0));
    assertThat(store.count(IndexFamily.ATTEMPTS)).isEqualTo(1);
  }

  @Test
  void aRightThatIsTakenAwayStopsEverything() throws Exception {
    ElasticsearchNode node = Servers.eight();
    Store.empty(node);

    assertThatThrownBy(
            () -> publish(node.settings(ElasticsearchNode.READER), documents(10), () -> {}))
        .isInstanceOf(PublishFailed.class)
        .hasMessageContaining("may not write to " + INDEX)
        .hasMessageContaining("zerodrop setup --print-roles")
        .hasMessageContaining("0 of 10 documents are in");
  }

  private interface Ticked {
    void at(String trouble) throws IOException, InterruptedException;
  }

  private PublishJob.Outcome publish(
      ConnectionSettings settings, List<Supplier<PublishedDocument>> documents, Runnable tick)
      throws IOException {
    return publish(settings, documents, trouble -> tick.run());
  }

  private PublishJob.Outcome publish(
      ConnectionSettings settings, List<Supplier<PublishedDocument>> documents, Ticked tick)
      throws IOException {
    try (LocalCluster cluster = LocalCluster.starting(2)) {
      return PublishJob.run(
          cluster,
          settings,
          documents,
          refused(),
          (done, total, trouble) -> {
            try {
              tick.at(trouble);
            } catch (IOException | InterruptedException failed) {
              throw new IllegalStateException(failed);
            }
          });
    }
  }

  private Path refused() {
    return directory.resolve("refused.ndjson");
  }

  private static void refuse(ElasticsearchNode node, boolean on) throws IOException {
    String settings = "{\"index.blocks.read_only_allow_delete\":" + (on ? "true" : "null") + "}";
    assertThat(node.ask("PUT", "/" + INDEX + "/_settings", settings).ok()).isTrue();
  }

  private static List<Supplier<PublishedDocument>> documents(int count) {
    List<Supplier<PublishedDocument>> documents = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String id = "document-" + i;
      documents.add(() -> document(id, 1, "\"kubernetes\":{\"namespace\":\"shop\"}"));
    }
    return documents;
  }

  private static PublishedDocument document(String id, long revision, String more) {
    String json =
        "{\"@timestamp\":\"2026-11-18T11:06:40.000000Z\",\"event\":{\"id\":\"%s\"},%s}"
            .formatted(id, more);
    return new PublishedDocument(INDEX, id, revision, json.getBytes(StandardCharsets.UTF_8));
  }
}
