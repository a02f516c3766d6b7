package io.zerodrop.analyzer.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever source is missing: it costs confidence, and never makes a wrong accusation. */
class MissingSourcesTest {

  static List<String> recordings() {
    return Recording.names();
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void no_missing_source_makes_a_wrong_accusation(String name) {
    Recording recording = Recording.read(name);
    List<String> wrong = new ArrayList<>();
    for (String source : recording.sources().keySet()) {
      if (!source.equals("access")) {
        Marks marks = Marks.of(recording, recording.analyse(Set.of(source)));
        marks.wrong().forEach(w -> wrong.add("without " + source + " " + w));
      }
    }
    assertThat(wrong).isEmpty();
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
}
