package io.zerodrop.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.incidents.GrowingFiles.Rotation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process of a stream ends while its logs are written, and is started again. */
class KilledStreamTest {

  private static final double SPEED = 20;
  private static final String OFTEN = "--checkpoint-interval=500ms";

  @TempDir Path temp;

  private final CountDownLatch goOn = new CountDownLatch(1);
  private RecordedIncident incident;
  private Path live;
  private CompletableFuture<Void> feeding;

  @BeforeEach
  void feed() throws IOException {
    incident = RecordedIncident.named("rollout-race");
    live = Files.createDirectory(temp.resolve("live"));
    feeding =
        CompletableFuture.runAsync(
            Feeder.of(
                    Bundle.of(incident, temp.resolve("bundle")),
                    new GrowingFiles(live).rotating("access.log", Rotation.RENAME),
                    SPEED)
                .holding(goOn));
  }

  @Test
  void losesAndDoublesNothingWhenItIsKilled() throws Exception {
    try (StreamProcess first = StreamProcess.start(live, out(), OFTEN)) {
      first.await(first::hasFoundSomething);
      first.awaitCheckpoints();
      goOn.countDown();
      first.awaitFor(Duration.ofMillis(600));
      first.kill();
    }

    finish();
  }

  @Test
  void losesAndDoublesNothingWhenItIsStopped() throws Exception {
    try (StreamProcess first = StreamProcess.start(live, out(), "--checkpoint-interval=60m")) {
      first.await(first::hasFoundSomething);
      first.signal("TERM");
      assertThat(first.exitCode()).as(first.said()).isZero();
      assertThat(first.said()).contains("stopped; the next start goes on from here");
    }
    try (StreamProcess second = StreamProcess.start(live, out(), OFTEN)) {
      second.awaitCheckpoints();
      goOn.countDown();
      second.awaitCheckpoints();
      second.signal("INT");
      assertThat(second.exitCode()).as(second.said()).isZero();
    }

    finish();
  }

  private Path out() {
    return temp.resolve("out");
  }

  private void finish() throws Exception {
    try (StreamProcess last = StreamProcess.start(live, out(), "--stop-when-idle", "5s")) {
      assertThat(last.exitCode()).as(last.said()).isZero();
    }
    assertThat(feeding).isCompleted();
    Replay replay = Replay.recorded(incident);
    for (String file : Replay.OUTPUTS) {
      assertThat(FedLogsTest.evidenceSorted(Replay.withoutPositions(out(), file)))
          .as(file)
          .isEqualTo(FedLogsTest.evidenceSorted(replay.withoutPositions(file)));
    }
  }
}
