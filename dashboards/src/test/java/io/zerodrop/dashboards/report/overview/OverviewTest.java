package io.zerodrop.dashboards.report.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.analyzer.result.Verdict;
import io.zerodrop.dashboards.example.ExampleRun;
import io.zerodrop.dashboards.report.attempt.Placement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OverviewTest {

  private static PodStory pod(int number, Verdict... attempts) {
    var termination = ExampleRun.termination(number);
    return new PodStory(
        termination.pod(),
        termination.node(),
        termination,
        termination.at(),
        Placement.of(List.of(attempts), 100));
  }

  private static Overview overview(PodStory... pods) {
    return Overview.of(
        "Pods",
        "deletion requested",
        List.of(pods),
        Settings.of(List.of(ExampleRun.race()), List.of(ExampleRun.termination(1))),
        Map.of());
  }

  @Test
  void theWorstPodComesFirstAndCleanOnesFold() {
    Overview overview =
        overview(
            pod(1, ExampleRun.attempt(1, 40).served().verdict()),
            pod(2, ExampleRun.attempt(2, 300).masked().verdict()),
            pod(3, ExampleRun.attempt(3, 300).verdict()));
    assertThat(overview.rows())
        .extracting(row -> row.pod().name())
        .containsExactly("web-5d6b-pod3", "web-5d6b-pod2");
    assertThat(overview.clean())
        .extracting(row -> row.pod().name())
        .containsExactly("web-5d6b-pod1");
  }

  @Test
  void drawsTodaysAndTheProposedPreStopAndNamesAGraceThatIsTooLong() {
    Overview overview = overview(pod(1, ExampleRun.attempt(1, 1500).verdict()));
    assertThat(overview.thresholds())
        .extracting(Threshold::label)
        .containsExactly("preStop today 0 s", "preStop 3 s");
    assertThat(overview.beyond()).extracting(Threshold::label).containsExactly("grace today 30 s");
  }
}
