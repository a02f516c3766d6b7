package io.zerodrop.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.zerodrop.dashboards.elasticsearch.index.IndexFamily;
import io.zerodrop.elasticsearch.ElasticsearchNode;
import io.zerodrop.elasticsearch.Servers;
import io.zerodrop.elasticsearch.Store;
import io.zerodrop.pipeline.replay.Progress;
import io.zerodrop.pipeline.replay.ReplayRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is in Elasticsearch after it, or the stream that publishes to it, was away: what a replay
 * publishes. Takes minutes; {@code .ci/faults elasticsearch} runs it.
 */
@EnabledIfSystemProperty(named = "zerodrop.long", matches = "true")
class FaultsInElasticsearchTest {

  private static final double SPEED = 20;

  /** No checkpoint comes before the kill; then the most may be left behind. */
  private static final String NEVER = "60m";

  private static final Duration AWAY = Duration.ofSeconds(60);

  @TempDir Path temp;

  private ElasticsearchNode node;
  private Store store;
  private Path live;
  private List<String> options;
  private final CountDownLatch goOn = new CountDownLatch(1);
  private CompletableFuture<Void> feeding;

  @BeforeEach
  void prepare() throws Exception {
    node = Servers.eight();
    store = Store.empty(node);
    live = Files.createDirectory(temp.resolve("live"));
    Path password = Files.writeString(temp.resolve("password"), ElasticsearchNode.PASSWORD + "\n");
    options =
        List.of(
            "--elasticsearch=" + node.url(),
            "--elasticsearch-user=" + ElasticsearchNode.WRITER,
            "--elasticsearch-password-file=" + password,
            "--elasticsearch-ca=" + node.certificate());
  }

  @Test
  void aMinuteWithoutElasticsearchLosesAndDoublesNothing() throws Exception {
    feed("rollout-race");
    try (StreamProcess stream = start("--checkpoint-interval=1s", "--stop-when-idle=10s")) {
      stream.await(this::somethingIsPublished);
      node.kill();
      goOn.countDown();
      stream.awaitFor(AWAY);
      node.start();
      assertThat(stream.exitCode()).as(stream.said()).isZero();
    }

    assertAsReplayed();
  }

  static List<Arguments> kills() {
    return List.of(
        Arguments.of("node-drain", "500ms"),
        Arguments.of("all-endpoints-gone", NEVER),
        Arguments.of("rollout-fixed", NEVER));
  }

  @ParameterizedTest
  @MethodSource("kills")
  void aStreamThatIsKilledLosesAndDoublesNothing(String incident, String checkpoints)
      throws Exception {
    feed(incident);
    try (StreamProcess first = start("--checkpoint-interval=" + checkpoints)) {
      first.await(this::somethingIsPublished);
      first.awaitFor(Duration.ofSeconds(2));
      first.kill();
    }
    goOn.countDown();
    feeding.get();
    try (StreamProcess last = start("--checkpoint-interval=1s", "--stop-when-idle=5s")) {
      assertThat(last.exitCode()).as(last.said()).isZero();
    }

    assertAsReplayed();
  }

  private void feed(String name) throws IOException {
    RecordedIncident incident = RecordedIncident.named(name);
    feeding =
        CompletableFuture.runAsync(
            Feeder.of(Bundle.of(incident, temp.resolve("bundle")), new GrowingFiles(live), SPEED)
                .holding(goOn));
  }

  private StreamProcess start(String... further) throws IOException {
    List<String> all = new ArrayList<>(options);
    all.addAll(List.of(further));
    return StreamProcess.start(live, temp.resolve("out"), all.toArray(String[]::new));
  }

  private boolean somethingIsPublished() {
    try {
      return store.count(IndexFamily.TERMINATIONS) > 0;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void assertAsReplayed() throws Exception {
    assertThat(feeding).isCompleted();
    assertThat(temp.resolve("out/refused.ndjson")).doesNotExist();
    Map<String, Map<String, JsonNode>> streamed = StreamToElasticsearchTest.documents(store);
    Store emptied = Store.empty(node);
    Replay.ENGINE.replay(
        ReplayRequest.of(List.of(live.toString()), temp.resolve("replayed"), 1)
            .publishingTo(node.settings(ElasticsearchNode.WRITER)),
        Progress.NONE);
    Map<String, Map<String, JsonNode>> replayed = StreamToElasticsearchTest.documents(emptied);
    for (String family : replayed.keySet()) {
      assertThat(streamed.get(family).keySet()).as(family).isEqualTo(replayed.get(family).keySet());
      for (String id : replayed.get(family).keySet()) {
        assertThat(
                Difference.between(
                    streamed.get(family).get(id).toString(),
                    replayed.get(family).get(id).toString()))
            .as("%s %s", family, id)
            .isEmpty();
      }
    }
  }
}
