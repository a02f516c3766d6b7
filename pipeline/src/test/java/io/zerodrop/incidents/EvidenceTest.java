package io.zerodrop.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever looks a cited line up finds what it is cited for. */
class EvidenceTest {

  /** One record a line; of the others a position is only where the record begins. */
  private static final String BY_LINE = ".*\\.(log|jsonl)(\\.gz)?";

  /** Sources whose lines are about Services or addresses. */
  private static final Set<String> NAMING_NO_POD = Set.of("kube-proxy", "router");

  private final Map<String, List<String>> files = new HashMap<>();

  static List<RecordedIncident> incidents() throws IOException {
    return RecordedIncident.all();
  }

  @ParameterizedTest
  @MethodSource("incidents")
  void isWhereItIsSaidToBe(RecordedIncident incident) throws Exception {
    Replay replay = Replay.recorded(incident);
    Map<String, Instant> ended = ends(replay.terminations());
    SoftAssertions softly = new SoftAssertions();
    for (FlatDocument attempt : replay.attempts()) {
      JsonNode first = attempt.node("zerodrop.evidence").path(0);
      softly.assertThat(line(first)).contains(attempt.text("http.request.id"));
    }
    for (FlatDocument finding : replay.findings()) {
      softly.assertThat(finding.node("zerodrop.evidence")).isNotEmpty();
      for (JsonNode evidence : finding.node("zerodrop.evidence")) {
        standsThere(softly, evidence, ended);
        ended.forEach(
            (pod, at) -> {
              if (evidence.path("shows").asText().contains(pod)) {
                softly
                    .assertThat(at)
                    .as("%s cited in %s", evidence, finding.text("message"))
                    .isBefore(Instant.parse(finding.text("event.end")).plusSeconds(1));
              }
            });
      }
    }
    for (FlatDocument termination : replay.terminations()) {
      for (JsonNode evidence : termination.node("zerodrop.evidence")) {
        standsThere(softly, evidence, ended);
        softly
            .assertThat(NAMING_NO_POD.contains(evidence.path("source").asText()))
            .as("%s is about no other pod than %s", evidence, termination.text("event.id"))
            .isEqualTo(
                !evidence.path("shows").asText().contains(termination.text("kubernetes.pod.name")));
      }
    }
    softly.assertAll();
  }

  @ParameterizedTest
  @MethodSource("incidents")
  void nobodyFollowedADeletionBeforeItWasAskedFor(RecordedIncident incident) throws Exception {
    for (FlatDocument termination : Replay.recorded(incident).terminations()) {
      JsonNode deletion = null;
      for (JsonNode milestone : termination.node("zerodrop.milestones")) {
        if (milestone.path("name").asText().equals("deletion-requested")) {
          deletion = milestone;
        } else if (deletion != null) {
          assertThat(Instant.parse(milestone.path("latest").asText()))
              .as("%s of %s", milestone, termination.text("kubernetes.pod.name"))
              .isAfterOrEqualTo(Instant.parse(deletion.path("earliest").asText()));
        }
      }
    }
  }

  /** The line names the pod that it is said to be about. */
  private void standsThere(SoftAssertions softly, JsonNode evidence, Map<String, Instant> ended)
      throws IOException {
    String shows = evidence.path("shows").asText();
    if (evidence.path("file").asText().matches(BY_LINE)) {
      for (String pod : ended.keySet()) {
        if (shows.contains(pod)) {
          softly
              .assertThat(line(evidence).contains(pod))
              .as("%s", evidence)
              .isEqualTo(!shows.contains("no longer"));
        }
      }
    }
  }

  private String line(JsonNode evidence) throws IOException {
    String file = evidence.path("file").asText();
    if (!files.containsKey(file)) {
      files.put(file, lines(Path.of(file)));
    }
    return files.get(file).get(evidence.path("line").asInt() - 1);
  }

  private static List<String> lines(Path file) throws IOException {
    try (InputStream stored = Files.newInputStream(file);
        InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(stored) : stored;
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    }
  }

  private static Map<String, Instant> ends(List<FlatDocument> terminations) {
    Map<String, Instant> ends = new TreeMap<>();
    terminations.forEach(
        termination ->
            ends.put(
                termination.text("kubernetes.pod.name"),
                Instant.parse(termination.text("@timestamp"))));
    return ends;
  }
}
