package io.zerodrop.incidents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zerodrop.ingest.kafka.KafkaInput;
import io.zerodrop.kafka.KafkaBroker;
import io.zerodrop.pipeline.replay.UnusableInput;
import io.zerodrop.pipeline.stream.StreamRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Checkpoints that earlier builds made in the middle of an incident; this one goes on from them.
 */
@ResourceLock(value = KafkaBroker.LOCK, mode = ResourceAccessMode.READ)
class KeptStateTest {

  private static final Duration IDLE = Duration.ofSeconds(5);

  private static final byte[] GONE = {'-'};

  private static RecordedIncident incident;

  @TempDir Path temp;

  private Bundle bundle;
  private List<String> logs;

  static List<KeptState> kept() throws IOException {
    return KeptState.all();
  }

  @BeforeAll
  static void choose() throws IOException {
    incident = RecordedIncident.named("rollout-race");
  }

  @BeforeEach
  void unpack() throws IOException {
    bundle = Bundle.of(incident, temp.resolve("bundle")).without("manifests");
    logs = bundle.files().stream().map(file -> file.getFileName().toString()).toList();
  }

  /** The topics do not hold any more what was read before. */
  @ParameterizedTest
  @MethodSource("kept")
  void isGoneOnFrom(KeptState state) throws Exception {
    state.unpack(temp.resolve("out/state"));
    feed(state.name(), GONE, true);

    Streamed streamed = Streamed.of(request(state.name(), IDLE), () -> false);

    assertThat(streamed.outcome()).isPresent();
    Replay replay = Replay.of(temp.resolve("bundle"), temp.resolve("replayed"));
    for (String file : Replay.OUTPUTS) {
      String expected =
          replay.withPlaces(
              file,
              (log, line) ->
                  new Replay.Place(
                      "kafka:" + GrowingTopics.topic(state.name(), log) + "-0", line - 1));
      assertThat(Difference.between(Files.readString(streamed.out().resolve(file)), expected))
          .as(file)
          .isEmpty();
    }
  }

  /** As where a class was renamed in between. */
  @Test
  void isToldOfWhereItCannotBeRead() throws Exception {
    KeptState state = KeptState.all().get(0);
    state.unpack(temp.resolve("out/state"));
    state.rename(temp.resolve("out/state"), "analyzer.result.Finding", "analyzer.result.Foundin");
    StreamRequest request = request(state.name(), IDLE);
    KafkaBroker.shared().createTopics(request.kafka().topics());

    assertThatThrownBy(() -> Streamed.of(request, () -> false))
        .isInstanceOf(UnusableInput.class)
        .hasMessageContaining("is of another build of zerodrop")
        .hasMessageContaining("--fresh");
  }

  /** Keeps a checkpoint of this build; its name must be new. */
  @Test
  @EnabledIfSystemProperty(named = "state.keep", matches = ".+")
  void isKept() throws Exception {
    KeptState state = KeptState.named(System.getProperty("state.keep"));
    feed(state.name(), null, false);
    Path attempts = temp.resolve("out/attempts.ndjson");

    Streamed stopped = Streamed.of(request(state.name(), null), () -> Files.exists(attempts));

    assertThat(stopped.outcome()).isEmpty();
    state.keep(temp.resolve("out/state"));
  }

  /**
   * @param first instead of each line of a log's first half, null for the lines
   * @param all whether the second half is written too
   */
  private void feed(String prefix, byte[] first, boolean all) throws Exception {
    Set<String> halved = new HashSet<>();
    GrowingTopics topics = GrowingTopics.of(KafkaBroker.shared(), prefix, proxy(), logs);
    FeedTarget halves =
        new FeedTarget() {
          @Override
          public void write(String file, byte[] line, boolean middle) {
            boolean whole = file.startsWith("events");
            if (whole || halved.contains(file)) {
              if (all) {
                topics.write(file, line, false);
              }
            } else {
              topics.write(file, first == null ? line : first, false);
            }
            if (middle) {
              halved.add(file);
            }
          }

          @Override
          public void close() throws IOException {
            topics.close();
          }
        };
    Feeder.of(bundle, halves, Double.MAX_VALUE).run();
  }

  private static String proxy() throws Exception {
    return Replay.recorded(incident).attempts().get(0).text("observer.name");
  }

  private StreamRequest request(String prefix, Duration idle) throws Exception {
    List<String> topics = logs.stream().map(log -> GrowingTopics.topic(prefix, log)).toList();
    return Streamed.request(List.of(), temp.resolve("out"), idle)
        .with(KafkaInput.of(KafkaBroker.shared().address(), topics));
  }
}
