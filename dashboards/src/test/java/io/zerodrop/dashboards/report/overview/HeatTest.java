package io.zerodrop.dashboards.report.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.dashboards.example.ExampleRun;
import io.zerodrop.dashboards.report.attempt.PlacedAttempt;
import io.zerodrop.dashboards.report.attempt.Placement;
import io.zerodrop.dashboards.report.figure.Cell;
import io.zerodrop.dashboards.report.figure.TimeAxis;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HeatTest {

  private static final long POD = ExampleRun.termination(1).at();
  private static final TimeAxis AXIS = new TimeAxis(POD, POD, POD + 1_400_000);

  private static List<Cell> cells(int attempts, int everyMs) {
    List<PlacedAttempt> placed =
        Placement.of(
            IntStream.range(0, attempts)
                .mapToObj(i -> ExampleRun.attempt(1, (long) everyMs * i).verdict())
                .toList(),
            attempts);
    return Heat.of(placed, AXIS, "failed", PlacedAttempt::start);
  }

  @Test
  void countsEveryAttemptOnce() {
    assertThat(cells(50, 17).stream().mapToInt(Cell::count).sum()).isEqualTo(50);
  }

  @Test
  void theSameCountHasTheSameShadeEverywhere() {
    assertThat(cells(2, 100)).extracting(Cell::level).containsOnly(1);
    assertThat(cells(20, 0)).extracting(Cell::level).containsExactly(4);
  }

  @Test
  void aStripIsOnePathForEachShade() {
    assertThat(HeatStrip.of(cells(3, 100), AXIS.from()).paths())
        .containsOnly(Map.entry(1, "M0 0h1v1h-1zM10 0h1v1h-1zM20 0h1v1h-1z"));
  }
}
