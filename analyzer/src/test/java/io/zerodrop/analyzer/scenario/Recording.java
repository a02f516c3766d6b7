package io.zerodrop.analyzer.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zerodrop.analyzer.result.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** One of the recorded incidents: its logs by source, and what is true. */
record Recording(
    String name, Map<String, List<ParsedLog>> sources, Map<String, Truth> truth, JsonNode pods) {

  private static final Path INCIDENTS = Path.of("..", "incidents");
  private static final long REFERENCE =
      Instant.parse("2026-11-22T11:20:00Z").getEpochSecond() * 1_000_000L;
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * @param causes the right ones: more than one where the truth lies on the edge between two
   */
  record Truth(String pod, Set<String> causes) {}

  static List<String> names() {
    try (Stream<Path> folders = Files.list(INCIDENTS)) {
      return folders
          .filter(folder -> Files.isDirectory(folder.resolve("input")))
          .map(folder -> folder.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Recording read(String name) {
    return read(name, (file, text) -> text);
  }

  /**
   * @param written what becomes of each file's text, by the file's name
   */
  static Recording read(String name, BinaryOperator<String> written) {
    Path folder = INCIDENTS.resolve(name);
    Map<String, List<ParsedLog>> sources = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder.resolve("input"))) {
      for (Path file : files.sorted().toList()) {
        String plain = file.getFileName().toString().replaceAll("\\.gz$", "");
        sources
            .computeIfAbsent(sourceOf(plain), s -> new ArrayList<>())
            .add(ParsedLog.of(plain, written.apply(plain, text(file)), REFERENCE));
      }
      return new Recording(
          name,
          sources,
          truth(folder.resolve("expected/truth.jsonl.gz")),
          JSON.readTree(text(folder.resolve("expected/pods.json"))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same with one log written by another clock; null if the recording has no such log. */
  Recording shifted(ShiftedClock clock) {
    Map<String, List<ParsedLog>> rewritten = new TreeMap<>(sources);
    boolean found = false;
    try (Stream<Path> files = Files.list(INCIDENTS.resolve(name).resolve("input"))) {
      for (Path file : files.sorted().toList()) {
        String plain = file.getFileName().toString().replaceAll("\\.gz$", "");
        if (clock.wrote(plain)) {
          found = true;
          ParsedLog shifted = ParsedLog.of(plain, clock.rewrite(plain, text(file)), REFERENCE);
          rewritten.computeIfPresent(
              sourceOf(plain),
              (source, logs) ->
                  logs.stream().map(log -> log.name().equals(plain) ? shifted : log).toList());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found ? new Recording(name, rewritten, truth, pods) : null;
  }

  private static Map<String, Truth> truth(Path file) throws IOException {
    Map<String, Truth> truth = new TreeMap<>();
    for (String line : text(file).split("\n")) {
      JsonNode row = JSON.readTree(line);
      Set<String> causes = new TreeSet<>();
      causes.add(row.path("cause").asText());
      row.path("also").forEach(also -> causes.add(also.asText()));
      truth.put(
          key(row.path("request_id").asText(), row.path("attempt").asInt(1)),
          new Truth(row.path("pod").asText(null), causes));
    }
    return truth;
  }

  private static String text(Path file) throws IOException {
    try (InputStream in =
        file.toString().endsWith(".gz")
            ? new GZIPInputStream(Files.newInputStream(file))
            : Files.newInputStream(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String sourceOf(String file) {
    for (String source :
        List.of(
            "audit", "endpointslices", "pods", "events", "kube-proxy", "kubelet", "manifests")) {
      if (file.startsWith(source)) {
        return source;
      }
    }
    return file.startsWith("nginx-error") ? "nginx-error" : "access";
  }

  private static String key(String request, int attempt) {
    return request + "#" + attempt;
  }

  Truth truthOf(Verdict verdict) {
    return truth.getOrDefault(
        key(verdict.requestId(), verdict.attemptNumber()), new Truth(null, Set.of("none")));
  }

  Analysis analyse(Set<String> without) {
    List<ParsedLog> logs = new ArrayList<>();
    sources.forEach(
        (source, of) -> {
          if (!without.contains(source)) {
            logs.addAll(of);
          }
        });
    return InMemoryAnalysis.of(logs);
  }
}
