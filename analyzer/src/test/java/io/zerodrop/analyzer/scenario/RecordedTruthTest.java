package io.zerodrop.analyzer.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.zerodrop.analyzer.result.Milestone;
import io.zerodrop.analyzer.result.Termination;
import io.zerodrop.analyzer.result.Verdict;
import io.zerodrop.ingest.event.Stamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the pure analysis says of each recorded incident, against what is true. */
class RecordedTruthTest {

  /** Clocks of the application, which tells the truth, and of the cluster differ by less. */
  private static final long CLOCKS = 20 * Stamp.MILLISECOND;

  static List<String> recordings() {
    return Recording.names();
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void causes_pods_milestones_and_actors_are_as_recorded(String name) {
    Recording recording = Recording.read(name);
    Analysis analysis = recording.analyse(Set.of());
    List<String> wrong = new ArrayList<>(Marks.of(recording, analysis).wrong());
    int unknown = Marks.of(recording, analysis).unknown();
    for (Verdict verdict : analysis.verdicts()) {
      String pod = recording.truthOf(verdict).pod();
      if (verdict.pod() != null && pod != null && !pod.endsWith("/" + verdict.pod())) {
        wrong.add(verdict.requestId() + " went to " + pod + ", not to " + verdict.pod());
      }
    }
    for (JsonNode pod : recording.pods()) {
      wrong.addAll(faults(pod, analysis));
    }
    assertThat(wrong).isEmpty();
    assertThat(unknown).isZero();
  }

  private static List<String> faults(JsonNode truth, Analysis analysis) {
    List<String> faults = new ArrayList<>();
    String pod = truth.path("pod").asText();
    Termination termination =
        analysis.terminations().stream()
            .filter(t -> truth.path("uid").asText().equals(t.uid()) || pod.endsWith("/" + t.pod()))
            .findFirst()
            .orElse(null);
    if (termination == null) {
      return List.of("no termination of " + pod);
    }
    truth
        .path("milestones")
        .properties()
        .forEach(
            step -> {
              Milestone said =
                  termination.milestones().stream()
                      .filter(m -> m.name().equals(step.getKey()))
                      .reduce((a, b) -> b)
                      .orElse(null);
              Instant at = Instant.parse(step.getValue().asText());
              long micros = at.getEpochSecond() * 1_000_000L + at.getNano() / 1000;
              if (said == null) {
                faults.add(pod + ": no " + step.getKey());
              } else if (!said.bounds().widen(CLOCKS, CLOCKS).overlaps(Stamp.at(micros))) {
                faults.add(pod + ": " + step.getKey() + " was " + at + ", outside its bounds");
              }
            });
    boolean told = truth.path("actor_in_audit").asBoolean();
    if (told && !truth.path("actor").asText().equals(termination.trigger().actor())) {
      faults.add(pod + ": started by " + truth.path("actor") + ", not " + termination.trigger());
    }
    return faults;
  }
}
