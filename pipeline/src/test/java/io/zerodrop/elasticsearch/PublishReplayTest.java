package io.zerodrop.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zerodrop.dashboards.elasticsearch.index.IndexFamily;
import io.zerodrop.pipeline.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishReplayTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String INCIDENT = "rollout-race";

  @TempDir Path directory;

  @Test
  void publishingTwiceLeavesTheDocumentsOfOneRun() throws Exception {
    ElasticsearchNode node = Servers.eight();
    Store store = Store.empty(node);
    CommandLine zerodrop = new CommandLine(directory);
    List<String> options = zerodrop.options(node, ElasticsearchNode.WRITER);

    CommandLine.Run first = zerodrop.replay(INCIDENT, directory.resolve("first"), options);
    assertThat(first.exit()).as(first.err()).isZero();
    assertThat(first.err()).contains("published ").doesNotContain("refused");
    Map<IndexFamily, Map<String, JsonNode>> once = everything(store);

    CommandLine.Run second = zerodrop.replay(INCIDENT, directory.resolve("second"), options);
    assertThat(second.exit()).as(second.err()).isZero();

    assertThat(everything(store)).isEqualTo(once);
    assertThat(once.get(IndexFamily.ATTEMPTS)).isEqualTo(lines("attempts.ndjson", once));
    assertThat(once.get(IndexFamily.TERMINATIONS)).isEqualTo(lines("terminations.ndjson", once));
    assertThat(once.get(IndexFamily.FINDINGS)).isEqualTo(lines("findings.ndjson", once));
    assertThat(once.get(IndexFamily.TRAFFIC).values()).anyMatch(PublishReplayTest::countsByStatus);
    assertThat(once.get(IndexFamily.PROPAGATION)).isNotEmpty();
  }

  private static boolean countsByStatus(JsonNode document) {
    JsonNode traffic = document.at("/zerodrop/traffic");
    long classes = 0;
    for (String of : List.of("1xx", "2xx", "3xx", "4xx", "5xx", "none")) {
      classes += traffic.path("status_" + of).asLong();
    }
    return traffic.path("status_2xx").asLong() > 0 && classes == traffic.path("requests").asLong();
  }

  @Test
  void aCrashInTheMiddleIsMadeGoodByTheNextRun() throws Exception {
    ElasticsearchNode node = Servers.eight();
    CommandLine zerodrop = new CommandLine(directory);
    List<String> options = zerodrop.options(node, ElasticsearchNode.WRITER);
    Store undisturbed = Store.empty(node);
    assertThat(zerodrop.replay(INCIDENT, directory.resolve("first"), options).exit()).isZero();
    Map<IndexFamily, Map<String, JsonNode>> expected = everything(undisturbed);

    Store store = Store.empty(node);
    String blocked = IndexFamily.TERMINATIONS.index(1_795_000_000_000_000L);
    assertThat(node.ask("PUT", "/" + blocked, null).ok()).isTrue();
    block(node, blocked, true);
    Process crashing = child(options);
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
    while (store.count(IndexFamily.ATTEMPTS) == 0) {
      assertThat(crashing.isAlive() && System.nanoTime() < deadline).isTrue();
    }
    assertThat(store.count(IndexFamily.TERMINATIONS)).isZero();
    crashing.destroyForcibly().waitFor();
    block(node, blocked, false);

    assertThat(zerodrop.replay(INCIDENT, directory.resolve("third"), options).exit()).isZero();
    assertThat(everything(store)).isEqualTo(expected);
  }

  /** The refusal of a full disk: 429 for each document, until it is taken back. */
  private static void block(ElasticsearchNode node, String index, boolean on) throws IOException {
    String settings = "{\"index.blocks.read_only_allow_delete\":" + (on ? "true" : "null") + "}";
    assertThat(node.ask("PUT", "/" + index + "/_settings", settings).ok()).isTrue();
  }

  private Process child(List<String> options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp"));
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add(Main.class.getName());
    command.addAll(CommandLine.replayArguments(INCIDENT, directory.resolve("crashed"), options));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(directory.resolve("crashed.log").toFile())
        .start();
  }

  private static Map<IndexFamily, Map<String, JsonNode>> everything(Store store)
      throws IOException {
    Map<IndexFamily, Map<String, JsonNode>> all = new HashMap<>();
    for (IndexFamily family : IndexFamily.ALL) {
      all.put(family, store.documents(family));
    }
    return all;
  }

  /** A file's lines by id, each with the incident that only the published document names. */
  private Map<String, JsonNode> lines(
      String file, Map<IndexFamily, Map<String, JsonNode>> published) throws IOException {
    Map<String, JsonNode> lines = new TreeMap<>();
    for (String line : Files.readAllLines(directory.resolve("first").resolve(file))) {
      ObjectNode document = (ObjectNode) JSON.readTree(line);
      String id = document.path("event").path("id").asText();
      JsonNode sent =
          published.values().stream()
              .map(documents -> documents.get(id))
              .filter(found -> found != null)
              .findFirst()
              .orElseThrow();
      JsonNode incident = sent.path("zerodrop").path("incident");
      if (!incident.isMissingNode()) {
        document.withObjectProperty("zerodrop").set("incident", incident);
      }
      lines.put(id, document);
    }
    return lines;
  }
}
