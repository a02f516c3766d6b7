package io.zerodrop.dashboards.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class AxisTest {

  @Test
  void takesTheFinestStepThatFits() {
    Axis axis = Axis.covering(-200_000, 1_900_000, 50);
    assertThat(axis).isEqualTo(new Axis(-200_000, 50_000, 44));
    assertThat(axis.ruler()).isEqualTo("    0s        0.5s      1s        1.5s");
    assertThat(axis.column(0)).isEqualTo(4);
    assertThat(axis.column(49_999)).isEqualTo(4);
    assertThat(axis.column(50_000)).isEqualTo(5);
  }

  @Property
  void everyTimeOfTheRangeHasAColumn(
      @ForAll @LongRange(min = -60_000_000, max = 0) long from,
      @ForAll @LongRange(min = 0, max = 90_000_000_000L) long to,
      @ForAll @IntRange(min = 20, max = 140) int columns) {
    Axis axis = Axis.covering(from, to, columns);
    assertThat(axis.columns()).isLessThanOrEqualTo(columns);
    assertThat(axis.column(from)).isZero();
    assertThat(axis.column(to)).isBetween(0, axis.columns() - 1);
    assertThat(axis.column(from - axis.step())).isNegative();
    assertThat(axis.ruler().length()).isLessThanOrEqualTo(columns);
  }
}
