package io.zerodrop.incidents;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** One folder of {@code incidents/}: its logs and what is true of them. */
public record RecordedIncident(
    String name, Path input, List<TrueAttempt> attempts, List<TruePod> pods) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path FOLDER = Path.of("..", "incidents");

  /**
   * An attempt that failed or touched a pod after its deletion was requested.
   *
   * @param pod {@code namespace/name}, null where none was reached
   * @param cause {@code none} if it did not fail
   * @param right the cause, and further right answers on the edge between two
   */
  public record TrueAttempt(AttemptKey key, String pod, String cause, Set<String> right) {

    boolean failed() {
      return !cause.equals("none");
    }
  }

  /** Two attempts of one request differ by their number, which counts from 1. */
  public record AttemptKey(String requestId, int number) {}

  /**
   * A pod that was deleted.
   *
   * @param milestones true time by milestone name
   * @param actor who started it, null if nobody did
   * @param actorInAudit whether the audit log covers that start
   */
  public record TruePod(
      String name,
      String uid,
      Map<String, Instant> milestones,
      String actor,
      boolean actorInAudit) {}

  /** In the order of their names. */
  public static List<RecordedIncident> all() throws IOException {
    List<RecordedIncident> incidents = new ArrayList<>();
    try (Stream<Path> folders = Files.list(FOLDER)) {
      for (Path folder : folders.filter(Files::isDirectory).sorted().toList()) {
        incidents.add(read(folder));
      }
    }
    return incidents;
  }

  public static RecordedIncident named(String name) throws IOException {
    return read(FOLDER.resolve(name));
  }

  private static RecordedIncident read(Path folder) throws IOException {
    Path expected = folder.resolve("expected");
    return new RecordedIncident(
        folder.getFileName().toString(),
        folder.resolve("input"),
        attempts(expected.resolve("truth.jsonl.gz")),
        pods(expected.resolve("pods.json")));
  }

  private static List<TrueAttempt> attempts(Path file) throws IOException {
    List<TrueAttempt> attempts = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode row = JSON.readTree(line);
        Set<String> right = new LinkedHashSet<>();
        String cause = row.path("cause").asText();
        right.add(cause);
        row.path("also").forEach(also -> right.add(also.asText()));
        attempts.add(
            new TrueAttempt(
                new AttemptKey(row.path("request_id").asText(), row.path("attempt").asInt(1)),
                row.path("pod").asText(null),
                cause,
                right));
      }
    }
    return attempts;
  }

  private static List<TruePod> pods(Path file) throws IOException {
    List<TruePod> pods = new ArrayList<>();
    for (JsonNode pod : JSON.readTree(file.toFile())) {
      Map<String, Instant> milestones = new LinkedHashMap<>();
      pod.path("milestones")
          .properties()
          .forEach(
              entry -> milestones.put(entry.getKey(), Instant.parse(entry.getValue().asText())));
      pods.add(
          new TruePod(
              pod.path("pod").asText(),
              pod.path("uid").asText(),
              milestones,
              pod.path("actor").asText(null),
              pod.path("actor_in_audit").asBoolean()));
    }
    return pods;
  }

  @Override
  public String toString() {
    return name;
  }
}
