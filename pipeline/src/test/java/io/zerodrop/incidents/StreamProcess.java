package io.zerodrop.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.pipeline.Main;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** {@code zerodrop stream} in a process of its own. */
final class StreamProcess implements AutoCloseable {

  private final Process process;
  private final Path out;
  private final Path log;

  private StreamProcess(Process process, Path out, Path log) {
    this.process = process;
    this.out = out;
    this.log = log;
  }

  /**
   * @param further arguments
   */
  static StreamProcess start(Path logs, Path out, String... further) throws IOException {
    Path log = Files.createTempFile(out.toAbsolutePath().getParent(), "stream-", ".log");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of("stream", logs.toString(), "--out", out.toString()));
    command.addAll(List.of(further));
    return new StreamProcess(
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start(),
        out,
        log);
  }

  void await(BooleanSupplier condition) throws InterruptedException, IOException {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("comes in time").isLessThan(end);
      assertThat(process.waitFor(50, TimeUnit.MILLISECONDS))
          .as(() -> "ended too early: " + said())
          .isFalse();
    }
  }

  /** Until another checkpoint is complete, and another. */
  void awaitCheckpoints() throws InterruptedException, IOException {
    int before = checkpointed();
    await(() -> checkpointed() > before + 1);
  }

  void awaitFor(Duration time) throws InterruptedException {
    assertThat(process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS))
        .as(() -> "ended by itself: " + said())
        .isFalse();
  }

  boolean hasFoundSomething() {
    Path attempts = out.resolve("attempts.ndjson");
    try {
      return Files.exists(attempts) && Files.size(attempts) > 0;
    } catch (IOException changing) {
      return false;
    }
  }

  /** The number of the last checkpoint that is complete. */
  private int checkpointed() {
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

  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** As systemd, Kubernetes or, with {@code INT}, a person at a terminal does. */
  void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
  }

  int exitCode() throws InterruptedException {
    assertThat(process.waitFor(3, TimeUnit.MINUTES)).as(() -> "ends: " + said()).isTrue();
    return process.exitValue();
  }

  String said() {
    try {
      return Files.readString(log);
    } catch (IOException gone) {
      return gone.toString();
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
