package io.zerodrop.dashboards.elasticsearch.publish;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.flink.connector.base.sink.writer.strategy.BasicRequestInfo;
import org.apache.flink.connector.base.sink.writer.strategy.BasicResultInfo;
import org.junit.jupiter.api.Test;

class SteadyPaceTest {

  /** Or what waited through an outage would take hours to go in afterwards. */
  @Test
  void failuresDoNotMakeRequestsSmaller() {
    SteadyPace pace = new SteadyPace(2, 1_000);
    BasicRequestInfo request = new BasicRequestInfo(1_000);
    for (int i = 0; i < 50; i++) {
      pace.registerInFlightRequest(request);
      pace.registerCompletedRequest(new BasicResultInfo(1_000, 1_000));
    }

    assertThat(pace.getMaxBatchSize()).isEqualTo(1_000);
    assertThat(pace.shouldBlock(request)).isFalse();
  }

  @Test
  void noMoreRequestsThanAllowedAreUnderWay() {
    SteadyPace pace = new SteadyPace(2, 1_000);
    BasicRequestInfo request = new BasicRequestInfo(10);
    pace.registerInFlightRequest(request);
    assertThat(pace.shouldBlock(request)).isFalse();
    pace.registerInFlightRequest(request);
    assertThat(pace.shouldBlock(request)).isTrue();
    pace.registerCompletedRequest(new BasicResultInfo(0, 10));
    assertThat(pace.shouldBlock(request)).isFalse();
  }
}
