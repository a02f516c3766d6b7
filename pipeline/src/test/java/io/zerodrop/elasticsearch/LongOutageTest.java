package io.zerodrop.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.dashboards.elasticsearch.index.IndexFamily;
import io.zerodrop.dashboards.elasticsearch.publish.PublishedDocument;
import io.zerodrop.pipeline.cluster.LocalCluster;
import io.zerodrop.pipeline.publish.PublishJob;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * 200,000 documents, without and with an outage of 30 s. Takes minutes: run with {@code
 * -Dzerodrop.long=true}; the others of this package do the same with less.
 */
@EnabledIfSystemProperty(named = "zerodrop.long", matches = "true")
class LongOutageTest {

  private static final int COUNT = 200_000;

  @TempDir Path directory;

  @Test
  void indexingRate() throws Exception {
    ElasticsearchNode node = Servers.eight();
    Store store = Store.empty(node);
    List<Supplier<PublishedDocument>> documents = documents();

    long began = System.nanoTime();
    PublishJob.Outcome outcome = publish(node, documents, done -> {});
    double seconds = (System.nanoTime() - began) / 1e9;

    assertThat(outcome.stored()).isEqualTo(COUNT);
    assertThat(store.count(IndexFamily.ATTEMPTS)).isEqualTo(COUNT);
    System.out.printf(
        "%,d documents of %,d bytes in %.1f s: %,.0f a second; on disk %s%n",
        COUNT,
        documents.get(0).get().json().length,
        seconds,
        COUNT / seconds,
        node.ask("GET", "/zerodrop-attempts/_stats/store", null)
            .body()
            .at("/_all/primaries/store/size_in_bytes"));
  }

  @Test
  void thirtySecondsWithoutTheNodeLoseAndDoubleNothing() throws Exception {
    ElasticsearchNode node = Servers.eight();
    Store store = Store.empty(node);
    AtomicBoolean killed = new AtomicBoolean();

    PublishJob.Outcome outcome =
        publish(
            node,
            documents(),
            done -> {
              if (done > COUNT / 10 && !killed.getAndSet(true)) {
                node.kill();
                TimeUnit.SECONDS.sleep(30);
                node.start();
              }
            });

    System.out.println("killed after a tenth: " + outcome);
    assertThat(killed).isTrue();
    assertThat(outcome.retried()).isPositive();
    assertThat(outcome.stored()).isEqualTo(COUNT);
    assertThat(store.count(IndexFamily.ATTEMPTS)).isEqualTo(COUNT);
  }

  private interface Tick {
    void at(long done) throws IOException, InterruptedException;
  }

  private PublishJob.Outcome publish(
      ElasticsearchNode node, List<Supplier<PublishedDocument>> documents, Tick tick)
      throws IOException {
    try (LocalCluster cluster = LocalCluster.starting(2)) {
      return PublishJob.run(
          cluster,
          node.settings(ElasticsearchNode.WRITER),
          documents,
          directory.resolve("refused.ndjson"),
          (done, total, trouble) -> {
            try {
              tick.at(done);
            } catch (IOException | InterruptedException failed) {
              throw new IllegalStateException(failed);
            }
          });
    }
  }

  /** Attempts of a real replay, each many times under other ids. */
  private List<Supplier<PublishedDocument>> documents() throws IOException {
    Path out = directory.resolve("out");
    if (!Files.exists(out)) {
      assertThat(new CommandLine(directory).replay("rollout-race", out, List.of()).exit()).isZero();
    }
    List<String> lines = Files.readAllLines(out.resolve("attempts.ndjson"));
    String index = IndexFamily.ATTEMPTS.index(1_795_345_771_000_000L);
    List<Supplier<PublishedDocument>> documents = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      String line = lines.get(i % lines.size());
      String id = "copy-" + i;
      documents.add(
          () -> new PublishedDocument(index, id, 1, line.getBytes(StandardCharsets.UTF_8)));
    }
    return documents;
  }
}
