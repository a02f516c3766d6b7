package io.zerodrop.dashboards.report.figure;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.ingest.event.Stamp;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class TimeAxisTest {

  private static final TimeAxis AXIS = new TimeAxis(1_000_000, 500_000, 4_500_000);

  @Test
  void placesTimesAsSharesOfTheWidth() {
    assertThat(AXIS.percent(500_000)).isEqualTo("0%");
    assertThat(AXIS.percent(1_500_000)).isEqualTo("25%");
    assertThat(AXIS.ms(1_500_000)).isEqualTo("500");
  }

  @Test
  void aBarNeverReachesOutOfThePicture() {
    assertThat(AXIS.left(Long.MIN_VALUE / 2)).isEqualTo("0%");
    assertThat(AXIS.width(0, 1_500_000)).isEqualTo("25%");
    assertThat(AXIS.width(9_000_000, 9_500_000)).isEqualTo("0%");
  }

  @Test
  void labelsRoundTimes() {
    assertThat(AXIS.ticks())
        .extracting(TimeAxis.Tick::label)
        .containsExactly(
            "-0.5 s", "0", "0.5 s", "1.0 s", "1.5 s", "2.0 s", "2.5 s", "3.0 s", "3.5 s");
  }

  @Property
  void neverHasMoreLabelsThanFit(@ForAll @LongRange(min = 1, max = 400_000_000_000L) long span) {
    assertThat(new TimeAxis(0, -span / 7, span))
        .satisfies(axis -> assertThat(axis.ticks()).hasSizeBetween(1, 11));
  }

  @Property
  void aBarIsNeverNegative(
      @ForAll @LongRange(min = 0, max = 1000) long a,
      @ForAll @LongRange(min = 0, max = 1000) long b,
      @ForAll @LongRange(min = 0, max = 1000) long c,
      @ForAll @LongRange(min = 0, max = 1000) long d) {
    Bar bar = new Bar("ready", "", "", Stamp.between(a, b), Stamp.between(c, d));
    assertThat(List.of(bar.begin(), bar.solidFrom(), bar.solidTo(), bar.end())).isSorted();
  }
}
