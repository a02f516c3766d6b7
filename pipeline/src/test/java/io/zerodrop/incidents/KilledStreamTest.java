package io.zerodrop.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.incidents.GrowingFiles.Rotation;
import io.zerodrop.pipeline.Main;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process of a stream is killed while its logs are written, and started again. */
class KilledStreamTest {

  private static final double SPEED = 20;

  @TempDir Path temp;

  @Test
  void losesAndDoublesNothing() throws Exception {
    RecordedIncident incident = RecordedIncident.named("rollout-race");
    Path live = Files.createDirectory(temp.resolve("live"));
    Path out = temp.resolve("out");
    CountDownLatch goOn = new CountDownLatch(1);
    CompletableFuture<Void> feeding =
        CompletableFuture.runAsync(
            Feeder.of(
                    Bundle.of(incident, temp.resolve("bundle")),
                    new GrowingFiles(live).rotating("access.log", Rotation.RENAME),
                    SPEED)
                .holding(goOn));

    Process first = start(live, out, "5m");
    await(() -> saysSomething(out), first);
    int said = checkpointed(out);
    await(() -> checkpointed(out) > said + 1, first);
    goOn.countDown();
    assertThat(first.waitFor(600, TimeUnit.MILLISECONDS)).as("ended by itself").isFalse();
    first.destroyForcibly().waitFor();
    Process second = start(live, out, "5s");
    assertThat(second.waitFor(3, TimeUnit.MINUTES)).isTrue();

    assertThat(second.exitValue()).isZero();
    assertThat(feeding).isCompleted();
    Replay replay = Replay.recorded(incident);
    for (String file : Replay.OUTPUTS) {
      assertThat(FedLogsTest.evidenceSorted(Replay.withoutPositions(out, file)))
          .as(file)
          .isEqualTo(FedLogsTest.evidenceSorted(replay.withoutPositions(file)));
    }
  }

  private Process start(Path live, Path out, String idle) throws IOException {
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "stream",
                live.toString(),
                "--out",
                out.toString(),
                "--checkpoint-interval",
                "500ms",
                "--stop-when-idle",
                idle))
        .redirectErrorStream(true)
        .redirectOutput(temp.resolve("log-" + System.nanoTime()).toFile())
        .start();
  }

  private static void await(BooleanSupplier condition, Process process)
      throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("comes in time").isLessThan(end);
      assertThat(process.waitFor(50, TimeUnit.MILLISECONDS)).as("ended too early").isFalse();
    }
  }

  private static boolean saysSomething(Path out) {
    try {
      return Files.exists(out.resolve("attempts.ndjson"))
          && Files.size(out.resolve("attempts.ndjson")) > 0;
    } catch (IOException changing) {
      return false;
    }
  }

  /** The number of the last checkpoint that is complete. */
  private static int checkpointed(Path out) {
    Path state = out.resolve("state");
    if (!Files.exists(state)) {
      return 0;
    }
    try (Stream<Path> all = Files.walk(state, 3)) {
      return all.filter(path -> path.endsWith("_metadata"))
          .map(path -> path.getParent().getFileName().toString())
          .mapToInt(name -> Integer.parseInt(name.substring(name.indexOf('-') + 1)))
          .max()
          .orElse(0);
    } catch (IOException | UncheckedIOException changing) {
      return 0;
    }
  }
}
