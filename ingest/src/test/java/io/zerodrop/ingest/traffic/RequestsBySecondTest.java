package io.zerodrop.ingest.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RequestsBySecondTest {

  private final RequestsBySecond requests = RequestsBySecond.of(Map.of(100L, 5L, 103L, 7L));

  @Test
  void secondsWithoutRequestsMayBeLeftOut() {
    assertThat(requests.total(100, 102)).isEqualTo(5);
    assertThat(requests.total(101, 102)).isZero();
    assertThat(requests.total(0, 1_000)).isEqualTo(12);
    assertThat(requests.first()).isEqualTo(100);
    assertThat(requests.last()).isEqualTo(103);
  }

  @Test
  void tellsByWhenSoManyHadCome() {
    assertThat(requests.reached(99, 6)).isEqualTo(103);
    assertThat(requests.reached(101, 7)).isEqualTo(103);
    assertThat(requests.reached(101, 8)).isNull();
  }

  @Property
  void isTheSumOfItsParts(
      @ForAll @Size(max = 30) Map<@IntRange(max = 50) Integer, @LongRange(max = 9) Long> one,
      @ForAll @Size(max = 30) Map<@IntRange(max = 50) Integer, @LongRange(max = 9) Long> other,
      @ForAll @IntRange(max = 50) int from,
      @ForAll @IntRange(max = 50) int to) {
    RequestsBySecond sum = of(one).plus(of(other));

    assertThat(sum.total(from, to)).isEqualTo(of(one).total(from, to) + of(other).total(from, to));
  }

  private static RequestsBySecond of(Map<Integer, Long> requests) {
    Map<Long, Long> seconds = new TreeMap<>();
    requests.forEach((second, count) -> seconds.put(second.longValue(), count));
    return RequestsBySecond.of(seconds);
  }
}
