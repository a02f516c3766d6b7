package io.zerodrop.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.ingest.kafka.KafkaInput;
import io.zerodrop.kafka.KafkaBroker;
import io.zerodrop.pipeline.stream.StreamRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Logs that come through a broker while they are followed. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(value = KafkaBroker.LOCK, mode = ResourceAccessMode.READ)
class FedTopicsTest {

  private static final List<String> SAME =
      List.of("attempts.ndjson", "terminations.ndjson", "findings.ndjson", "quarantine.ndjson");

  /** Set {@code feed.speed} to 20 for that of the files; it takes a few minutes then. */
  private static final double SPEED = Double.parseDouble(System.getProperty("feed.speed", "100"));

  private static final Duration IDLE = Duration.ofSeconds(5);

  @TempDir Path temp;

  static List<RecordedIncident> recorded() throws IOException {
    return RecordedIncident.all();
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void endWithTheVeryDocumentsOfAReplay(RecordedIncident incident) throws Exception {
    KafkaBroker broker = KafkaBroker.shared();
    Bundle bundle = Bundle.of(incident, temp.resolve("bundle"));
    Path manifests = incident.input().resolve("manifests.yaml");
    List<String> logs =
        bundle.files().stream()
            .map(file -> file.getFileName().toString())
            .filter(file -> !file.equals("manifests.yaml"))
            .toList();
    Replay replay = Replay.recorded(incident);
    StreamRequest request =
        Streamed.request(manifests, temp.resolve("out"), IDLE)
            .with(
                KafkaInput.of(
                    broker.address(),
                    logs.stream().map(log -> GrowingTopics.topic(incident.name(), log)).toList()));
    Feeder feeder =
        Feeder.of(
            bundle.without("manifests"),
            GrowingTopics.of(broker, incident.name(), proxy(replay), logs),
            SPEED);

    CompletableFuture<Void> feeding = CompletableFuture.runAsync(feeder);
    Streamed streamed = Streamed.of(request, () -> false);

    assertThat(feeding).as("fed to the end").isCompleted();
    assertThat(streamed.outcome()).isPresent();
    for (String file : SAME) {
      String expected =
          replay.withPlaces(
              file,
              (log, line) ->
                  log.startsWith("manifests")
                      ? new Replay.Place(manifests.toString(), line)
                      : new Replay.Place(
                          "kafka:" + GrowingTopics.topic(incident.name(), log) + "-0", line - 1));
      assertThat(Difference.between(Files.readString(streamed.out().resolve(file)), expected))
          .as(file)
          .isEmpty();
    }
  }

  /** As the replay calls it. */
  private static String proxy(Replay replay) throws IOException {
    return replay.attempts().get(0).text("observer.name");
  }
}
