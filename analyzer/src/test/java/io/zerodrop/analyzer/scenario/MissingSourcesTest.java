package io.zerodrop.analyzer.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever source is missing: it costs confidence, and never makes a wrong accusation. */
class MissingSourcesTest {

  private static final Path PAGE = Path.of("..", "docs", "missing-sources.md");
  private static final List<String> SOURCES =
      List.of(
          "audit",
          "endpointslices",
          "events",
          "kube-proxy",
          "kubelet",
          "manifests",
          "nginx-error",
          "pods");

  private static final List<String> TELLING =
      List.of("audit", "kube-proxy", "kubelet", "nginx-error", "pods");

  static List<String> recordings() {
    return Recording.names();
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void no_missing_source_makes_a_wrong_accusation(String name) {
    Recording recording = Recording.read(name);
    List<String> wrong = new ArrayList<>();
    for (Set<String> without : combinations(recording)) {
      Marks marks = Marks.of(recording, recording.analyse(without));
      marks.wrong().forEach(w -> wrong.add("without " + without + " " + w));
    }
    assertThat(wrong).isEmpty();
  }

  /** Each source, and each two of those that stand in for one another. */
  private static List<Set<String>> combinations(Recording recording) {
    List<Set<String>> combinations = new ArrayList<>();
    for (String one : SOURCES) {
      for (String other : SOURCES) {
        Set<String> without = new TreeSet<>(List.of(one, other));
        boolean telling = TELLING.containsAll(without) || without.size() == 1;
        boolean there = recording.sources().keySet().containsAll(without);
        if (telling && there && one.compareTo(other) <= 0) {
          combinations.add(without);
        }
      }
    }
    return combinations;
  }

  /** What a user has at hand after the fact: logs alone, no watches of pods, no kubelet logs. */
  @ParameterizedTest
  @MethodSource("recordings")
  void the_logs_that_everybody_has_are_nearly_as_good(String name) {
    Recording recording = Recording.read(name);
    Marks marks =
        Marks.of(recording, recording.analyse(Set.of("kubelet", "pods", "events", "manifests")));
    assertThat(marks.wrong()).isEmpty();
    assertThat(marks.unknown()).isLessThanOrEqualTo(marks.failed() / 100 + 2);
  }

  @Test
  void the_page_says_what_each_missing_source_costs() throws IOException {
    StringBuilder table = new StringBuilder();
    table.append("| recording | attempts | nothing | ").append(String.join(" | ", SOURCES));
    table.append(" |\n| --- |").append(" --- |".repeat(SOURCES.size() + 2)).append('\n');
    for (String name : recordings()) {
      table.append(row(Recording.read(name))).append('\n');
    }
    assertThat(Files.readString(PAGE)).contains(table);
  }

  private static String row(Recording recording) {
    Marks full = Marks.of(recording, recording.analyse(Set.of()));
    StringBuilder row = new StringBuilder();
    row.append("| `").append(recording.name()).append("` | ").append(full.failed());
    row.append(" | ").append(cell(full));
    for (String source : SOURCES) {
      boolean there = recording.sources().containsKey(source);
      Marks marks = there ? Marks.of(recording, recording.analyse(Set.of(source))) : null;
      row.append(" | ").append(marks == null ? "" : cell(marks));
    }
    return row.append(" |").toString();
  }

  /** Share of right verdicts in percent, and their mean confidence. */
  private static String cell(Marks marks) {
    if (marks.failed() == 0) {
      return "-";
    }
    int percent = (int) Math.floor(100.0 * marks.right() / marks.failed());
    return percent == 0
        ? "0"
        : String.format(Locale.ROOT, "%d (%.2f)", percent, marks.confidence());
  }
}
