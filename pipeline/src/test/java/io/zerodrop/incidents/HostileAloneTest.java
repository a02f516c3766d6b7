package io.zerodrop.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.ingest.fuzz.Hostile;
import io.zerodrop.ingest.fuzz.HostileInputs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where there is nothing but what holds nothing of use, replay says so and ends with 2. */
class HostileAloneTest {

  /** Some of their records can be read, or root may read them. */
  private static final Set<String> OF_SOME_USE =
      Set.of(
          "a gzip file that is cut",
          "a tar with an entry longer than itself",
          "a file that may not be read");

  /** What is shown of them, and what surrounds it. */
  private static final int LINES = 60;

  @TempDir Path directory;

  static Stream<Hostile> useless() {
    return HostileInputs.lying().stream()
        .filter(hostile -> hostile.useful() == 0 && !OF_SOME_USE.contains(hostile.name()));
  }

  static Stream<Hostile> places() {
    return useless().filter(HostileInputs::isPlace);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("places")
  void aPlaceWithoutLogsIsUnusable(Hostile hostile) throws Exception {
    Path folder = Files.createDirectory(directory.resolve("in"));
    hostile.writer().into(folder);

    assertUnusable(folder);
  }

  @Test
  void filesWithoutLogsAreUnusableAndAllNamed() throws Exception {
    List<Hostile> files = useless().filter(hostile -> !HostileInputs.isPlace(hostile)).toList();
    assertThat(files).hasSizeGreaterThan(10);
    Path folder = Files.createDirectory(directory.resolve("in"));
    for (int i = 0; i < files.size(); i++) {
      files.get(i).writer().into(Files.createDirectory(folder.resolve("hostile-" + i)));
    }

    String said = assertUnusable(folder);

    for (int i = 0; i < files.size(); i++) {
      assertThat(said).as(files.get(i).name()).contains(folder.resolve("hostile-" + i) + "/");
    }
  }

  private String assertUnusable(Path folder) {
    Console console = Console.replay(directory.resolve("out"), folder);
    assertThat(console.code()).as(console.err()).isEqualTo(2);
    assertThat(console.out()).isEmpty();
    assertThat(console.err())
        .contains("nothing here can be analysed", folder.toString())
        .doesNotContain("\u001b", "\tat ");
    assertThat(console.err().lines().count()).isLessThan(LINES);
    assertThat(directory.resolve("out")).doesNotExist();
    return console.err();
  }
}
