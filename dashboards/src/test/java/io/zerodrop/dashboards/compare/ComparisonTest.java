package io.zerodrop.dashboards.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.zerodrop.analyzer.result.Cause;
import io.zerodrop.dashboards.example.ExampleRun;
import io.zerodrop.dashboards.summary.RunResult;
import io.zerodrop.dashboards.terminal.ComparisonText;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  private static final RunResult LOSSY = ExampleRun.result();
  private static final RunResult CURED =
      ExampleRun.result(
          List.of(ExampleRun.race(0, 1)), List.of(ExampleRun.termination(1)), List.of());
  private static final RunResult IDLE = ExampleRun.result(List.of(), List.of(), List.of());

  @Test
  void namesCausesThatWentAndThatShrank() {
    Comparison comparison = Comparison.of("a", LOSSY, "b", CURED);

    assertThat(comparison.causes())
        .extracting(CauseChange::cause, CauseChange::place, CauseChange::change)
        .containsExactly(
            tuple(Cause.PROPAGATION_RACE, "shop/web", CauseChange.Change.LESS),
            tuple(Cause.INFLIGHT_CUT, "shop/web", CauseChange.Change.GONE));
    assertThat(comparison.before().lost()).isEqualTo(23);
    assertThat(comparison.after().lost()).isZero();
    assertThat(comparison.verdict()).isEqualTo("After the change nothing was lost.");
  }

  @Test
  void namesCausesThatCame() {
    assertThat(Comparison.of("b", CURED, "a", LOSSY).causes())
        .extracting(CauseChange::change)
        .containsExactly(CauseChange.Change.MORE, CauseChange.Change.NEW);
  }

  @Test
  void takesNoSuccessFromARunInWhichNoPodEnded() {
    assertThat(Comparison.of("a", LOSSY, "b", IDLE).verdict()).startsWith("Not comparable");
  }

  @Test
  void joinsTheLagsOfAllNodes() {
    assertThat(Comparison.of("a", LOSSY, "b", IDLE).lags())
        .contains(new LagChange("proxy_observed_ms", new LagChange.Spread(2, 240, 240), null));
  }

  @Test
  void showsBothSidesToPeopleAndPrograms() {
    Comparison comparison = Comparison.of("old-out", LOSSY, "new-out", CURED);

    assertThat(ComparisonText.of(comparison))
        .contains("Before:  old-out")
        .containsPattern("lost requests +23 +0\n")
        .containsPattern("inflight-cut  shop/web +2 \\+ 0 +0 \\+ 0  gone\n");
    assertThat(ComparisonJson.of(comparison).at("/causes/1/failed/before").asInt()).isEqualTo(2);
    assertThat(ComparisonJson.of(comparison).at("/causes/1/change").asText()).isEqualTo("gone");
  }
}
