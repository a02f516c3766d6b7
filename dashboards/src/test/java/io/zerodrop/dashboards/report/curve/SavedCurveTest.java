package io.zerodrop.dashboards.report.curve;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.analyzer.result.Termination;
import io.zerodrop.dashboards.example.ExampleRun;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SavedCurveTest {

  private static final Map<String, Termination> PODS = Map.of("t-1", ExampleRun.termination(1));

  @Test
  void comesFromTheAttemptsWhereTheirDistancesAreKnown() {
    SavedCurve curve =
        SavedCurve.of(
                ExampleRun.race(),
                List.of(
                    ExampleRun.attempt(1, 400).verdict(), ExampleRun.attempt(1, 1400).verdict()),
                PODS)
            .orElseThrow();
    assertThat(share(curve, 0.3)).isZero();
    assertThat(share(curve, 1.0)).isEqualTo(0.5);
    assertThat(share(curve, 2.0)).isEqualTo(1);
    assertThat(curve.steps()).extracting(SavedCurve.Step::share).isSorted();
  }

  @Test
  void fallsBackToTheFindingsOwnFigures() {
    SavedCurve curve = SavedCurve.of(ExampleRun.race(), List.of(), Map.of()).orElseThrow();
    assertThat(curve.steps())
        .containsExactly(new SavedCurve.Step(1, 0.5), new SavedCurve.Step(2, 1));
    assertThat(curve.path(3L)).isEqualTo("M0 100 H25 V50 H50 V0 H100");
  }

  @Test
  void isLeftOutWhereNoSettingSavesAnything() {
    assertThat(SavedCurve.of(ExampleRun.cut(), List.of(), PODS)).isEmpty();
  }

  private static double share(SavedCurve curve, double seconds) {
    return curve.steps().stream()
        .filter(step -> step.seconds() <= seconds + 1e-9)
        .reduce((one, other) -> other)
        .orElseThrow()
        .share();
  }
}
