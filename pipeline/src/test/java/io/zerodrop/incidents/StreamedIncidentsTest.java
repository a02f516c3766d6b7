package io.zerodrop.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A stream says at the end what a replay says. */
@Execution(ExecutionMode.CONCURRENT)
class StreamedIncidentsTest {

  private static final List<String> SAME =
      List.of("attempts.ndjson", "terminations.ndjson", "findings.ndjson", "quarantine.ndjson");

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path temp;

  static List<RecordedIncident> recorded() throws IOException {
    return RecordedIncident.all();
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void endsWithTheVeryDocumentsOfAReplay(RecordedIncident incident) throws Exception {
    Replay replay = Replay.recorded(incident);

    Streamed streamed = Streamed.of(incident.input(), temp, Duration.ofMillis(200));

    assertThat(streamed.outcome()).isPresent();
    for (String file : SAME) {
      assertThat(temp.resolve(file)).as(file).hasSameTextualContentAs(replay.out().resolve(file));
    }
    assertThat(summary(temp)).isEqualTo(summary(replay.out()));
  }

  /** Without what differs from run to run. */
  private static JsonNode summary(Path out) throws IOException {
    ObjectNode summary = (ObjectNode) JSON.readTree(Files.readString(out.resolve("summary.json")));
    summary.remove("run");
    return summary;
  }
}
