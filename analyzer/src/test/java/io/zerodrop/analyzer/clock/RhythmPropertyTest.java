package io.zerodrop.analyzer.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.ingest.event.Stamp;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class RhythmPropertyTest {

  private static final long[] WRITES =
      micros(0, 210, 980, 1_030, 1_770, 4_100, 4_890, 5_340, 9_005, 9_940);

  private static long[] micros(long... millis) {
    return Arrays.stream(millis).map(ms -> ms * Stamp.MILLISECOND).toArray();
  }

  @Property(tries = 100)
  void every_delivery_is_found_again_however_far_its_clock_is_off(
      @ForAll @LongRange(min = -500_000, max = 500_000) long millis) {
    long[] deliveries =
        Arrays.stream(WRITES).map(write -> write + (millis + 7) * Stamp.MILLISECOND).toArray();
    assertThat(Rhythm.matches(WRITES, deliveries))
        .hasSize(WRITES.length)
        .allSatisfy(match -> assertThat(match.delivery()).isEqualTo(match.write()));
  }
}
