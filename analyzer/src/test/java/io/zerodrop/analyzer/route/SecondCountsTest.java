package io.zerodrop.analyzer.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.ingest.traffic.RequestCount;
import io.zerodrop.ingest.traffic.StatusCounts;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecondCountsTest {

  @Test
  void aSecondThatTakesThePlaceOfAnotherBeginsWithoutItsStatuses() {
    List<RequestCount> full = new ArrayList<>();
    SecondCounts counts = new SecondCounts("shop/web", full::add);
    counts.add(1_000, false, 1, 20, StatusCounts.classOf(204));
    counts.add(1_000, true, 2, -1, StatusCounts.classOf(0));
    counts.add(1_001, true, 1, -1, StatusCounts.classOf(502));
    counts.add(1_016, false, 1, 10, StatusCounts.classOf(404));
    counts.drain(full::add);
    counts.add(1_016, false, 1, 10, StatusCounts.classOf(301));
    counts.drain(full::add);
    assertThat(full)
        .containsExactly(
            new RequestCount("shop/web", 1_000, 2, 1, 3, 20, new StatusCounts(1, 0, 1, 0, 0, 0)),
            new RequestCount("shop/web", 1_016, 1, 0, 1, 10, new StatusCounts(0, 0, 0, 0, 1, 0)),
            new RequestCount("shop/web", 1_001, 1, 1, 1, -1, new StatusCounts(0, 0, 0, 0, 0, 1)),
            new RequestCount("shop/web", 1_016, 1, 0, 1, 10, new StatusCounts(0, 0, 0, 1, 0, 0)));
  }
}
