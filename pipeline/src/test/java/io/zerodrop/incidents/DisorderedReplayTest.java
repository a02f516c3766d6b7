package io.zerodrop.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The result depends on what the logs say, not on where and in which order they say it. */
class DisorderedReplayTest {

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "rollout-race, 1",
    "rollout-race, 4",
    "all-endpoints-gone, 4",
    "local-blackhole, 4",
    "stale-kube-proxy, 4",
    "grace-exceeded, 4"
  })
  void disorderChangesNothing(String name, int parallelism) throws Exception {
    RecordedIncident incident = RecordedIncident.named(name);
    Random random = new Random(7);
    Bundle bundle = Bundle.of(incident, directory.resolve("disordered"));
    for (Path file : bundle.files()) {
      String log = file.getFileName().toString();
      if (log.endsWith(".log") || log.endsWith(".jsonl")) {
        bundle.rewrite(log, Bundle.shuffledWithinTwoSeconds(random));
      }
    }
    for (String repeated : new String[] {"audit.log", "kube-proxy-node-1.log", "pods.jsonl"}) {
      bundle.add("copy-of-" + repeated, Files.readAllBytes(bundle.folder().resolve(repeated)));
    }
    Path access = bundle.accessLog();
    bundle.add("packed", Bundle.gzip(Files.readAllBytes(access)));
    bundle.renamed(random);
    List<Path> inputs = new ArrayList<>(bundle.files());
    inputs.add(inputs.get(3));
    Collections.shuffle(inputs, random);

    Replay expected = Replay.recorded(incident);
    Replay actual = Replay.of(inputs, directory.resolve("out"), parallelism);

    assertThat(expected.attempts()).isNotEmpty();
    for (String output : Replay.OUTPUTS) {
      assertThat(actual.withoutPositions(output))
          .as(output)
          .isEqualTo(expected.withoutPositions(output));
    }
  }

  @Test
  void theSameInputGivesTheSameBytes() throws Exception {
    RecordedIncident incident = RecordedIncident.named("node-drain");

    Replay.of(List.of(incident.input()), directory, 4);

    for (String output : Replay.OUTPUTS) {
      assertThat(directory.resolve(output))
          .hasSameBinaryContentAs(Replay.recorded(incident).out().resolve(output));
    }
  }
}
