package io.zerodrop.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zerodrop.ingest.fuzz.Hostile;
import io.zerodrop.ingest.fuzz.HostileInputs;
import io.zerodrop.pipeline.replay.Progress;
import io.zerodrop.pipeline.replay.ReplayRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logs that are emptied, cut, rotated, deleted or overwritten during a replay. */
class ChangingLogsTest {

  private static final List<Hostile> ALL = HostileInputs.changing();

  @TempDir Path directory;

  @Test
  void eachIsReadOrNamedAndTheIncidentBesideThemIsWhole() throws Exception {
    RecordedIncident incident = RecordedIncident.named("rollout-race");
    Bundle.of(incident, directory.resolve("in/logs"));
    for (int i = 0; i < ALL.size(); i++) {
      ALL.get(i).writer().into(Files.createDirectory(folder(i)));
    }
    Path out = directory.resolve("out");
    Changes changes = new Changes();

    Replay.ENGINE.replay(
        ReplayRequest.of(List.of(directory.resolve("in").toString()), out, 2), changes);

    assertThat(changes.done).isTrue();
    JsonNode inputs =
        new ObjectMapper().readTree(out.resolve("summary.json").toFile()).path("inputs");
    List<FlatDocument> quarantine = FlatDocument.readAll(out.resolve("quarantine.ndjson"));
    for (int i = 0; i < ALL.size(); i++) {
      String place = folder(i) + "/";
      long read = 0;
      for (JsonNode file : inputs) {
        if (file.path("file").asText().startsWith(place)) {
          read += file.path("records").asLong() - file.path("quarantined").asLong();
        }
      }
      assertThat(
              read >= HostileInputs.LINES_OF_CHANGING
                  || quarantine.stream().anyMatch(entry -> entry.text("file").startsWith(place)))
          .as("%s: %d records read", ALL.get(i), read)
          .isTrue();
    }
    Unharmed.assertAllOf(incident, out);
  }

  private Path folder(int number) {
    return directory.resolve("in/changing-" + number);
  }

  /** Makes them happen when reading has begun. */
  private final class Changes implements Progress {

    private boolean done;

    @Override
    public synchronized void at(String now, long soFar, long total) {
      if (done || !now.equals("reading the requests")) {
        return;
      }
      done = true;
      for (int i = 0; i < ALL.size(); i++) {
        try {
          ALL.get(i).meanwhile().into(folder(i));
        } catch (IOException | InterruptedException failure) {
          throw new AssertionError(failure);
        }
      }
    }
  }
}
