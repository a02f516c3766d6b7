package io.zerodrop.ingest.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MinuteOfRequestsTest {

  private static final StatusCounts THREE = new StatusCounts(0, 0, 2, 0, 0, 1);

  @Test
  void givesBackEachSecondAsItWasAddedUp() {
    long minute = MinuteOfRequests.of(1_700_000_039L);
    MinuteOfRequests counts = MinuteOfRequests.empty();
    counts.add(new RequestCount("shop/web", 1_700_000_039L, 3, 1, 4, 2_500_000L, THREE));
    counts.add(new RequestCount("shop/web", 1_700_000_039L, 3, 1, 4, 900L, THREE));
    counts.add(new RequestCount("shop/web", 1_699_999_980L, 3, 3, 3, -1, THREE));

    assertThat(counts.seconds("shop/web", minute))
        .containsExactly(
            new RequestCount("shop/web", 1_699_999_980L, 3, 3, 3, -1, THREE),
            new RequestCount("shop/web", 1_700_000_039L, 6, 2, 8, 2_500_000L, THREE.plus(THREE)));
  }
}
