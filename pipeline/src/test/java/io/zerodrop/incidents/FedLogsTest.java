package io.zerodrop.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.zerodrop.incidents.GrowingFiles.Rotation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Logs that are written, and rotated, while they are followed. */
@Execution(ExecutionMode.CONCURRENT)
class FedLogsTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final List<String> SAME =
      List.of("attempts.ndjson", "terminations.ndjson", "findings.ndjson", "quarantine.ndjson");

  private static final double SPEED = 20;

  private static final Duration IDLE = Duration.ofSeconds(3);

  @TempDir Path temp;

  static List<RecordedIncident> recorded() throws IOException {
    return RecordedIncident.all();
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void endWithWhatAReplayOfThemSays(RecordedIncident incident) throws Exception {
    Path live = Files.createDirectory(temp.resolve("live"));
    follow(incident, new GrowingFiles(live), live);

    Replay replay = Replay.recorded(incident);
    for (String file : SAME) {
      String expected =
          replay.withPlaces(
              file, (log, line) -> new Replay.Place(live.resolve(log).toString(), line));
      assertThat(Difference.between(Files.readString(temp.resolve("out").resolve(file)), expected))
          .as(file)
          .isEmpty();
    }
  }

  @Test
  void areReadOnceThoughTheyAreRotated() throws Exception {
    RecordedIncident incident = RecordedIncident.named("rollout-race");
    Path live = Files.createDirectory(temp.resolve("live"));
    follow(
        incident,
        new GrowingFiles(live)
            .rotating("access.log", Rotation.RENAME)
            .rotating("audit.log", Rotation.COPY_TRUNCATE)
            .rotating("kube-proxy-node-1.log", Rotation.RENAME)
            .rotating("pods.jsonl", Rotation.COPY_TRUNCATE),
        live);

    assertThat(live.resolve("audit.log.1")).isNotEmptyFile();
    assertThat(live.resolve("access.log.1")).isNotEmptyFile();
    assertSameAsReplayed(incident);
  }

  private void follow(RecordedIncident incident, GrowingFiles files, Path live) throws Exception {
    Feeder feeder = Feeder.of(Bundle.of(incident, temp.resolve("bundle")), files, SPEED);
    CompletableFuture<Void> feeding = CompletableFuture.runAsync(feeder);
    Streamed streamed = Streamed.of(live, temp.resolve("out"), IDLE);
    assertThat(feeding).as("fed to the end").isCompleted();
    assertThat(streamed.outcome()).isPresent();
  }

  private void assertSameAsReplayed(RecordedIncident incident) throws Exception {
    Replay replay = Replay.recorded(incident);
    for (String file : Replay.OUTPUTS) {
      assertThat(evidenceSorted(Replay.withoutPositions(temp.resolve("out"), file)))
          .as(file)
          .isEqualTo(evidenceSorted(replay.withoutPositions(file)));
    }
    assertThat(temp.resolve("out/quarantine.ndjson"))
        .hasSameBinaryContentAs(replay.out().resolve("quarantine.ndjson"));
  }

  /** Records of one time are cited in the order of their places, which a rotation changes. */
  static List<String> evidenceSorted(List<String> documents) throws IOException {
    List<String> sorted = new ArrayList<>();
    for (String document : documents) {
      JsonNode node = JSON.readTree(document);
      if (node.at("/zerodrop/evidence") instanceof ArrayNode evidence) {
        List<JsonNode> cited = new ArrayList<>();
        evidence.forEach(cited::add);
        cited.sort(Comparator.comparing(JsonNode::toString));
        evidence.removeAll();
        evidence.addAll(cited);
      }
      sorted.add(node.toString());
    }
    return sorted;
  }
}
