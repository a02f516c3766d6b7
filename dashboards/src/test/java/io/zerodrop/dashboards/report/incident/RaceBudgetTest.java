package io.zerodrop.dashboards.report.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RaceBudgetTest {

  @Test
  void drawsAllOfAUsualRun() {
    assertThat(RaceBudget.perIncident(List.of(4, 100, 30))).isEqualTo(100);
  }

  @Test
  void givesEachIncidentOfALargeRunTheSameAndLeavesSmallOnesWhole() {
    assertThat(RaceBudget.perIncident(List.of(500, 4, 500))).isEqualTo(88);
  }
}
