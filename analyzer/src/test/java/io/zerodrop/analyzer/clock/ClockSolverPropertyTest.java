package io.zerodrop.analyzer.clock;

import static io.zerodrop.analyzer.clock.FourClocks.MS;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class ClockSolverPropertyTest {

  @Property(tries = 200)
  void whichever_one_clock_is_off_it_alone_is_found(
      @ForAll @IntRange(min = 0, max = 3) int which,
      @ForAll @LongRange(min = 700, max = 600_000) long millis,
      @ForAll boolean ahead) {
    long off = (ahead ? millis : -millis) * MS;
    Clock clock = FourClocks.ALL.get(which);
    FourClocks clocks = new FourClocks().set(clock, off).changes(6);
    assertThat(clocks.readings()).hasSize(4);
    for (ClockReading reading : clocks.readings()) {
      boolean moved = reading.clock().equals(clock);
      assertThat(reading.unsteady()).isFalse();
      assertThat(reading.least()).isLessThanOrEqualTo(moved ? off : 0);
      assertThat(reading.most()).isGreaterThanOrEqualTo(moved ? off : 0);
      assertThat(Math.abs(reading.offset() - (moved ? off : 0))).isLessThan(100 * MS);
      assertThat(moved || reading.offset() == 0).isTrue();
    }
  }
}
