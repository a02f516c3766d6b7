package io.zerodrop.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zerodrop.ingest.fuzz.Hostile;
import io.zerodrop.ingest.fuzz.HostileInputs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every input that nobody would wish for, beside the logs of an incident: each has a clear outcome,
 * and the incident is analysed as if none of them were there.
 */
class HostileReplayTest {

  private static final List<Hostile> ALL = HostileInputs.lying();
  private static final long GIBIBYTE = 1L << 30;

  @TempDir private static Path directory;

  private static RecordedIncident incident;
  private static Path out;
  private static ChildReplay run;
  private static JsonNode inputs;
  private static List<FlatDocument> quarantine;

  @BeforeAll
  static void replayAllOfThem() throws Exception {
    incident = RecordedIncident.named("rollout-race");
    out = directory.resolve("out");
    Bundle.of(incident, directory.resolve("in/logs"));
    for (int i = 0; i < ALL.size(); i++) {
      ALL.get(i).writer().into(Files.createDirectory(folder(i)));
    }
    run = ChildReplay.of(directory, "--out", out, directory.resolve("in"));
    assertThat(run.code()).as(run.err()).isZero();
    inputs = new ObjectMapper().readTree(out.resolve("summary.json").toFile()).path("inputs");
    quarantine = FlatDocument.readAll(out.resolve("quarantine.ndjson"));
  }

  private static Path folder(int number) {
    return directory.resolve("in/hostile-" + number);
  }

  static Stream<Arguments> hostile() {
    return Stream.iterate(0, i -> i < ALL.size(), i -> i + 1).map(i -> Arguments.of(i, ALL.get(i)));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("hostile")
  void hasAClearOutcome(int number, Hostile hostile) {
    String place = folder(number) + "/";
    long read = 0;
    for (JsonNode file : inputs) {
      if (file.path("file").asText().startsWith(place)) {
        read += Math.max(0, file.path("records").asLong() - file.path("quarantined").asLong());
      }
    }
    List<String> said = said(place);

    assertThat(read).as("records read of it; %s", said).isGreaterThanOrEqualTo(hostile.useful());
    assertThat(read > 0 || !said.isEmpty()).as("something is read or said of it").isTrue();
    if (hostile.said() != null) {
      assertThat(said).anyMatch(each -> each.contains(hostile.said()));
    }
  }

  /** What the user finds of a place in the quarantine and on the terminal. */
  private static List<String> said(String place) {
    List<String> said = new ArrayList<>();
    quarantine.stream()
        .filter(entry -> entry.text("file").startsWith(place))
        .forEach(entry -> said.add(entry.text("reason")));
    run.err().lines().filter(line -> line.contains(place)).forEach(said::add);
    return said;
  }

  @Test
  void theIncidentBesideThemIsAnalysedAsIfItWereAlone() throws Exception {
    Unharmed.assertAllOf(incident, out);
  }

  @Test
  void whatIsShownIsBoundedAndHarmless() {
    assertThat(run.err().lines().count()).isLessThan(100);
    assertThat(run.out() + run.err()).doesNotContain("\u001b", "\u0007", "\u202e", "\0", "\tat ");
    assertThat(quarantine)
        .allSatisfy(entry -> assertThat(entry.text("reason")).isNotBlank())
        .allSatisfy(entry -> assertThat(entry.node("excerpt").asText("").length()).isLessThan(400));
  }

  @Test
  void itTakesLessThanAGibibyteOfMemory() {
    assertThat(run.mostMemory()).isLessThan(GIBIBYTE);
  }
}
