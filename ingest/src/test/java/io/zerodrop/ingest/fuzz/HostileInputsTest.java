package io.zerodrop.ingest.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.zerodrop.ingest.event.ClusterEvent;
import io.zerodrop.ingest.event.Rejected;
import io.zerodrop.ingest.event.RequestLogged;
import io.zerodrop.ingest.format.LogFormat;
import io.zerodrop.ingest.parse.ParsedSink;
import io.zerodrop.ingest.read.InputOptions;
import io.zerodrop.ingest.read.InputProblem;
import io.zerodrop.ingest.read.InputSet;
import io.zerodrop.ingest.read.Inputs;
import io.zerodrop.ingest.read.LogFile;
import io.zerodrop.ingest.read.LogReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever lies in a bundle: nothing is thrown, nothing valid beside it is lost, and what cannot be
 * read is said. The test's own bounds on memory hold too.
 */
class HostileInputsTest {

  private static final int NEIGHBOURS = 30;

  @TempDir Path directory;

  static Stream<Hostile> inputs() {
    return Stream.of(HostileInputs.lying(), HostileInputs.changing()).flatMap(List::stream);
  }

  @Test
  void thereAreAHundred() {
    assertThat(inputs().map(Hostile::name).distinct()).hasSizeGreaterThanOrEqualTo(100);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("inputs")
  void hasAClearOutcome(Hostile hostile) throws IOException, InterruptedException {
    Path bundle = Files.createDirectory(directory.resolve("bundle"));
    hostile.writer().into(bundle);
    assumeFalse(
        hostile.name().contains("may not be read") && Files.isReadable(bundle.resolve("some.log")));
    Files.writeString(
        bundle.resolve("neighbour.log"),
        (Specimens.of(LogFormat.TRAEFIK).get(0) + "\n").repeat(NEIGHBOURS));

    Outcome outcome = new Outcome(hostile.meanwhile(), bundle);
    try (Inputs inputs = new Inputs(InputOptions.DEFAULT)) {
      InputSet set = inputs.expand(List.of(bundle.toString()));
      for (LogFile file : set.files()) {
        outcome.neighbour = file.display().endsWith("neighbour.log");
        LogReader.readAll(file, outcome);
      }
      set.problems().forEach(problem -> outcome.said.add(problem.toString()));
      assertThat(set.problems()).allMatch(problem -> isOneLine(problem.sentence()));
      assertThat(set.problems()).extracting(InputProblem::sentence).doesNotContainNull();
    }

    assertThat(outcome.neighbours).as("requests of the log beside it").isEqualTo(NEIGHBOURS);
    assertThat(outcome.useful).as("records read of it").isGreaterThanOrEqualTo(hostile.useful());
    if (hostile.said() != null) {
      assertThat(outcome.said).anyMatch(said -> said.contains(hostile.said()));
    }
    assertThat(outcome.said).allMatch(HostileInputsTest::isOneLine);
  }

  private static boolean isOneLine(String text) {
    return text.chars().noneMatch(c -> c == '\n' || c == 0x1b || c == 0);
  }

  /** What came of the files. */
  private static final class Outcome implements ParsedSink {

    private final List<String> said = new ArrayList<>();
    private boolean neighbour;
    private int neighbours;
    private int useful;
    private Hostile.Writer meanwhile;
    private final Path bundle;

    Outcome(Hostile.Writer meanwhile, Path bundle) {
      this.meanwhile = meanwhile;
      this.bundle = bundle;
    }

    @Override
    public void event(ClusterEvent event) {
      useful++;
    }

    @Override
    public void request(RequestLogged request) {
      if (neighbour) {
        neighbours++;
      } else {
        useful++;
        changes();
      }
    }

    private void changes() {
      try {
        if (meanwhile != null) {
          meanwhile.into(bundle);
          meanwhile = null;
        }
      } catch (IOException | InterruptedException impossible) {
        throw new AssertionError(impossible);
      }
    }

    @Override
    public void rejected(Rejected rejected) {
      said.add(rejected.reason());
      said.add(rejected.excerpt());
    }

    @Override
    public void irrelevant() {
      // nothing came of it
    }
  }
}
