package io.zerodrop.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.zerodrop.dashboards.elasticsearch.connect.ConnectionSettings;
import io.zerodrop.dashboards.elasticsearch.index.IndexFamily;
import io.zerodrop.elasticsearch.ElasticsearchNode;
import io.zerodrop.elasticsearch.Servers;
import io.zerodrop.elasticsearch.Store;
import io.zerodrop.pipeline.replay.Progress;
import io.zerodrop.pipeline.replay.ReplayRequest;
import io.zerodrop.pipeline.stream.Outlets;
import io.zerodrop.pipeline.stream.StreamRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents are revised and taken back in Elasticsearch while an incident unfolds. */
class StreamToElasticsearchTest {

  @TempDir Path temp;

  @Test
  void endsWithTheDocumentsThatAReplayPublishes() throws Exception {
    ElasticsearchNode node = Servers.eight();
    Store store = Store.empty(node);
    ConnectionSettings settings = node.settings(ElasticsearchNode.WRITER);
    RecordedIncident incident = RecordedIncident.named("rollout-race");
    Path live = Files.createDirectory(temp.resolve("live"));
    StreamRequest request =
        Streamed.request(live, temp.resolve("out"), Duration.ofSeconds(3))
            .with(new Outlets(settings, List.of(), 0, 0));

    CompletableFuture<Void> feeding =
        CompletableFuture.runAsync(
            Feeder.of(Bundle.of(incident, temp.resolve("bundle")), new GrowingFiles(live), 20));
    assertThat(Streamed.of(request, () -> false).outcome()).isPresent();
    assertThat(feeding).isCompleted();
    Map<String, Map<String, JsonNode>> streamed = documents(store);
    assertThat(temp.resolve("out/refused.ndjson")).doesNotExist();

    Store emptied = Store.empty(node);
    Replay.ENGINE.replay(
        ReplayRequest.of(List.of(live.toString()), temp.resolve("replayed"), 1)
            .publishingTo(settings),
        Progress.NONE);

    assertThat(streamed).isEqualTo(documents(emptied));
  }

  /** Of all that a stream publishes, too: all but counts of requests by the minute. */
  static Map<String, Map<String, JsonNode>> documents(Store store) throws IOException {
    Map<String, Map<String, JsonNode>> documents = new TreeMap<>();
    for (IndexFamily family : IndexFamily.ALL) {
      documents.put(family.name(), store.documents(family));
    }
    documents
        .get(IndexFamily.TRAFFIC.name())
        .values()
        .removeIf(document -> document.at("/event/dataset").asText().equals("zerodrop.traffic"));
    return documents;
  }
}
