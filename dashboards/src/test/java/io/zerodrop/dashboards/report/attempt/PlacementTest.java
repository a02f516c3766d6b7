package io.zerodrop.dashboards.report.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.analyzer.result.Verdict;
import io.zerodrop.dashboards.example.ExampleRun;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlacementTest {

  private static final long SECOND = 1_000_000;

  /** Of a log of whole seconds, all in the same one. */
  private static Verdict logged(int line) {
    return ExampleRun.attempt(1, 1000).line(line).within(SECOND).verdict();
  }

  @Test
  void spreadsTheAttemptsOfASecondOverItInTheOrderOfTheLog() {
    List<PlacedAttempt> placed =
        Placement.of(List.of(logged(12), logged(10), logged(11), logged(13)), 100);
    long begin = placed.get(0).verdict().start().earliest();
    assertThat(placed).extracting(PlacedAttempt::index).containsExactly(0, 1, 2, 3);
    assertThat(placed)
        .extracting(attempt -> (attempt.start() - begin) / 1000)
        .containsExactly(625L, 125L, 375L, 875L);
  }

  @Test
  void neverLeavesTheBoundsAndNeverEndsBeforeItStarts() {
    Placement.of(List.of(logged(1), logged(2), logged(3)), 100)
        .forEach(
            attempt -> {
              assertThat(attempt.start())
                  .isBetween(
                      attempt.verdict().start().earliest(), attempt.verdict().start().latest());
              assertThat(attempt.end()).isGreaterThanOrEqualTo(attempt.start());
            });
  }

  @Test
  void drawsAnAttemptThatWasTurnedAwayBehindSigterm() {
    Verdict wide = ExampleRun.attempt(1, 0).within(SECOND).afterSigterm(-100).verdict();
    long sigterm = wide.start().middle() + 100_000;

    assertThat(Placement.of(List.of(wide), 1).get(0).start())
        .isBetween(sigterm, wide.start().latest());
  }

  @Test
  void leavesAPreciseTimeWhereItIs() {
    Verdict precise = ExampleRun.attempt(1, 300).verdict();
    assertThat(Placement.of(List.of(precise), 1).get(0).start())
        .isEqualTo(precise.start().middle());
  }

  @Test
  void keepsFailedAttemptsBeforeHiddenAndServedOnes() {
    List<Verdict> attempts =
        List.of(
            ExampleRun.attempt(1, 10).served().verdict(),
            ExampleRun.attempt(1, 200).masked().verdict(),
            ExampleRun.attempt(1, 300).verdict());
    assertThat(Placement.of(attempts, 2))
        .extracting(PlacedAttempt::index)
        .containsExactly(PlacedAttempt.LEFT_OUT, 0, 1);
  }
}
