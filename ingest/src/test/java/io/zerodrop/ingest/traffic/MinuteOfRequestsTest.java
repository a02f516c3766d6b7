package io.zerodrop.ingest.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
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

    List<RequestCount> seconds = new ArrayList<>();
    counts.forEach("shop/web", minute, seconds::add);

    assertThat(seconds)
        .containsExactly(
            new RequestCount("shop/web", 1_699_999_980L, 3, 3, 3, -1, THREE),
            new RequestCount("shop/web", 1_700_000_039L, 6, 2, 8, 2_500_000L, THREE.plus(THREE)));
  }
}
