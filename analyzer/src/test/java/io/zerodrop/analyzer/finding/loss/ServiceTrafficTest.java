package io.zerodrop.analyzer.finding.loss;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.ingest.event.Stamp;
import io.zerodrop.ingest.traffic.RequestsBySecond;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServiceTrafficTest {

  private final ServiceTraffic traffic =
      new ServiceTraffic(RequestsBySecond.of(Map.of(100L, 10L, 101L, 20L, 119L, 30L)), -1);

  private static long second(double second) {
    return Math.round(second * Stamp.SECOND);
  }

  @Test
  void countsTheSecondsThatAWindowTouches() {
    assertThat(traffic.total(second(100.9), second(101))).isEqualTo(30);
    assertThat(traffic.total(second(101), second(101.5))).isEqualTo(20);
    assertThat(traffic.total(second(102), second(103))).isZero();
  }

  @Test
  void theRateRestsOnTenSecondsAroundTheWindowAsFarAsThereIsTraffic() {
    assertThat(traffic.requestsPerSecond(second(101), second(101)))
        .as("30 requests in the seconds 100 to 111")
        .isEqualTo(30.0 / 12);
    assertThat(ServiceTraffic.NONE.requestsPerSecond(0, second(5))).isZero();
  }
}
