package io.zerodrop.kibana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zerodrop.elasticsearch.CommandLine;
import io.zerodrop.elasticsearch.ElasticsearchNode;
import io.zerodrop.elasticsearch.Servers;
import io.zerodrop.elasticsearch.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Recorded incidents, replayed and published, for dashboards to show. */
public final class PublishedIncidents {

  public static final List<String> NAMES =
      List.of("rollout-race", "stale-kube-proxy", "local-blackhole", "grace-exceeded");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path directory;

  PublishedIncidents(Path directory) {
    this.directory = directory;
  }

  /** Into both versions of the server. */
  void publish() throws Exception {
    ElasticsearchNode node = Servers.eight();
    Store store = Store.empty(node);
    CommandLine zerodrop = new CommandLine(directory);
    List<String> options = zerodrop.options(node, ElasticsearchNode.WRITER);
    for (String incident : NAMES) {
      CommandLine.Run run = zerodrop.replay(incident, directory.resolve(incident), options);
      assertThat(run.exit()).as(run.err()).isZero();
      assertThat(run.err()).doesNotContain("refused");
    }
    store.copyTo(Store.empty(Servers.nine()), directory.resolve("refused.ndjson"));
  }

  /** The lines of a file of all incidents. */
  List<JsonNode> lines(String file) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String incident : NAMES) {
      for (String line : Files.readAllLines(directory.resolve(incident).resolve(file))) {
        lines.add(JSON.readTree(line));
      }
    }
    return lines;
  }

  /** The time range in which they happened, as a dashboard adds it to every query. */
  public static ObjectNode period() {
    ObjectNode range = JsonNodeFactory.instance.objectNode();
    range
        .putObject("range")
        .putObject("@timestamp")
        .put("gte", "2026-11-22T00:00:00Z")
        .put("lte", "2026-11-23T00:00:00Z");
    return range;
  }
}
