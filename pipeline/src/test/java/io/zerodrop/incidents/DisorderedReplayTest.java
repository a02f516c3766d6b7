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
import org.junit.jupiter.params.provider.ValueSource;

/** The result depends on what the logs say, not on where and in which order they say it. */
class DisorderedReplayTest {

  private static final List<String> OUTPUTS =
      List.of("attempts.ndjson", "terminations.ndjson", "findings.ndjson");

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void disorderChangesNothing(int parallelism) throws Exception {
    RecordedIncident incident = RecordedIncident.named("rollout-race");
    Bundle tidy = Bundle.of(incident, directory.resolve("tidy"));
    Random random = new Random(7);
    Bundle bundle = Bundle.of(incident, directory.resolve("disordered"));
    for (Path file : bundle.files()) {
      String name = file.getFileName().toString();
      if (name.endsWith(".log") || name.endsWith(".jsonl")) {
        bundle.rewrite(name, Bundle.shuffledWithinTwoSeconds(random));
      }
    }
    bundle.add("again.log", Files.readAllBytes(bundle.folder().resolve("access.log")));
    bundle.renamed(random);
    List<Path> inputs = new ArrayList<>(bundle.files());
    Collections.shuffle(inputs, random);

    Replay expected = Replay.of(List.of(tidy.folder()), directory.resolve("expected"), 2);
    Replay actual = Replay.of(inputs, directory.resolve("actual"), parallelism);

    assertThat(expected.attempts()).isNotEmpty();
    for (String output : OUTPUTS) {
      assertThat(actual.withoutPositions(output))
          .as(output)
          .isEqualTo(expected.withoutPositions(output));
    }
  }

  @Test
  void theSameInputGivesTheSameBytes() throws Exception {
    Path input = RecordedIncident.named("node-drain").input();

    Replay.of(List.of(input), directory.resolve("once"), 1);
    Replay.of(List.of(input), directory.resolve("twice"), 4);

    for (String output : OUTPUTS) {
      assertThat(directory.resolve("once").resolve(output))
          .hasSameBinaryContentAs(directory.resolve("twice").resolve(output));
    }
  }
}
