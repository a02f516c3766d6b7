package io.zerodrop.bench.soak;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A {@code zerodrop stream} as a user would start it, and what can be seen of it from outside. */
final class StreamProcess implements AutoCloseable {

  private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");
  private static final double TICKS_PER_SECOND = 100;

  private final Process process;
  private final Path out;
  private final URI health;
  private final HttpClient http = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();

  private long largest;

  private StreamProcess(Process process, Path out, int port) {
    this.process = process;
    this.out = out;
    this.health = URI.create("http://127.0.0.1:" + port + "/healthz");
  }

  /**
   * @param further options
   */
  static StreamProcess start(
      Path home, Path logs, Path out, URI elasticsearch, List<String> further) throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Files.createDirectories(out);
    List<String> command =
        Stream.concat(
                Stream.of(
                    home.resolve("zerodrop").toString(),
                    "stream",
                    logs.toString(),
                    "--out",
                    out.toString(),
                    "--elasticsearch",
                    elasticsearch.toString(),
                    "--health-port",
                    String.valueOf(port)),
                further.stream())
            .toList();
    Process started =
        new ProcessBuilder(command)
            .directory(home.toFile())
            .redirectOutput(out.resolve("stream.out").toFile())
            .redirectError(out.resolve("stream.err").toFile())
            .start();
    return new StreamProcess(started, out, port);
  }

  boolean alive() {
    return process.isAlive();
  }

  /** Waits until it answers. */
  void awaitReady() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
    while (requests() < 0) {
      if (!alive() || System.nanoTime() > deadline) {
        throw new IOException(
            "the stream did not start: " + Files.readString(out.resolve("stream.err")));
      }
      process.waitFor(200, TimeUnit.MILLISECONDS);
    }
  }

  /** How many it has counted; -1 where it does not answer. */
  long requests() throws InterruptedException {
    try {
      String body =
          http.send(HttpRequest.newBuilder(health).build(), BodyHandlers.ofString()).body();
      return json.readTree(body).path("requests").asLong(-1);
    } catch (IOException notThere) {
      return -1;
    }
  }

  /** Reachable bytes; collects all garbage. */
  long liveBytes() throws IOException, InterruptedException {
    Process jcmd =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                String.valueOf(process.pid()),
                "GC.class_histogram")
            .redirectErrorStream(true)
            .start();
    String said = new String(jcmd.getInputStream().readAllBytes());
    jcmd.waitFor();
    Matcher total = TOTAL.matcher(said);
    if (!total.find()) {
      throw new IOException("jcmd says no total: " + said.lines().limit(3).toList());
    }
    long bytes = Long.parseLong(total.group(1));
    Files.writeString(out.resolveSibling("histogram.txt"), said);
    if (bytes > largest) {
      largest = bytes;
      Files.writeString(out.resolveSibling("histogram-of-the-largest.txt"), said);
    }
    return bytes;
  }

  long residentBytes() throws IOException {
    for (String line : Files.readAllLines(proc("status"))) {
      if (line.startsWith("VmRSS:")) {
        return 1024 * Long.parseLong(line.replaceAll("\\D", ""));
      }
    }
    return 0;
  }

  double cpuSeconds() throws IOException {
    String stat = Files.readString(proc("stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
  }

  private Path proc(String file) {
    return Path.of("/proc", Long.toString(process.pid()), file);
  }

  /** Of the newest checkpoint; 0 before there is one. */
  long stateBytes() throws IOException {
    Path state = out.resolve("state");
    if (!Files.exists(state)) {
      return 0;
    }
    try (Stream<Path> all = Files.walk(state, 3)) {
      Optional<Path> newest =
          all.filter(path -> path.endsWith("_metadata"))
              .max(Comparator.comparing(path -> path.toFile().lastModified()));
      return newest.isPresent() ? size(newest.get().getParent()) : 0;
    } catch (java.io.UncheckedIOException removedMeanwhile) {
      return 0;
    }
  }

  private static long size(Path checkpoint) throws IOException {
    try (Stream<Path> files = Files.walk(checkpoint)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException stopped) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
