package io.zerodrop.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zerodrop.tool.CommandRun;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The same rollout before and after the fix. */
class CompareTest {

  private static final Path RACE = Path.of("..", "incidents", "rollout-race", "input");
  private static final Path FIXED = Path.of("..", "incidents", "rollout-fixed", "input");

  @Test
  void showsWhatTheFixSavedFromLogsAndFromOutputsAlike() throws Exception {
    CommandRun fromLogs = CommandRun.of("compare", RACE, FIXED, "--json", "--fail-on-worse");
    Path before = Replay.recorded(RecordedIncident.named("rollout-race")).out();
    Path after = Replay.recorded(RecordedIncident.named("rollout-fixed")).out();
    CommandRun fromOutputs = CommandRun.of("compare", before, after, "--json");

    assertThat(fromLogs.code()).as(fromLogs.err()).isZero();
    JsonNode logs = new ObjectMapper().readTree(fromLogs.out());
    JsonNode outputs = new ObjectMapper().readTree(fromOutputs.out());
    assertThat(logs.at("/before/lost").asInt()).isEqualTo(147);
    assertThat(logs.at("/after/lost").asInt()).isZero();
    assertThat(logs.path("causes").findValuesAsText("cause")).contains("propagation-race");
    assertThat(logs.path("causes").findValuesAsText("change")).containsOnly("gone");
    assertThat(logs.path("lags").has("ingress_observed_ms")).isTrue();
    assertThat(logs.path("causes")).isEqualTo(outputs.path("causes"));
    assertThat(logs.path("lags")).isEqualTo(outputs.path("lags"));
    assertThat(logs.path("verdict").asText()).isEqualTo("After the change nothing was lost.");
  }

  @Test
  void failsWhereTheSecondRunLostMore() throws Exception {
    Path race = Replay.recorded(RecordedIncident.named("rollout-race")).out();
    Path fixed = Replay.recorded(RecordedIncident.named("rollout-fixed")).out();

    CommandRun run = CommandRun.of("compare", fixed, race, "--fail-on-worse");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).contains("propagation-race").contains("After the change more was lost.");
  }
}
