package io.zerodrop.analyzer.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.ingest.event.Stamp;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RhythmTest {

  private static final long[] WRITES =
      micros(0, 210, 980, 1_030, 1_770, 4_100, 4_890, 5_340, 9_005, 9_940);

  private static long[] micros(long... millis) {
    return Arrays.stream(millis).map(ms -> ms * Stamp.MILLISECOND).toArray();
  }

  @Test
  void deliveries_held_up_until_one_moment_match_nothing() {
    long[] deliveries = new long[WRITES.length];
    Arrays.setAll(deliveries, i -> 30_000 * Stamp.MILLISECOND + i);
    assertThat(Rhythm.matches(WRITES, deliveries)).isEmpty();
  }

  @Test
  void writes_at_even_times_may_be_matched_in_many_ways() {
    long[] writes = new long[12];
    Arrays.setAll(writes, i -> i * Stamp.SECOND);
    assertThat(Rhythm.matches(writes, writes)).isEmpty();
  }
}
