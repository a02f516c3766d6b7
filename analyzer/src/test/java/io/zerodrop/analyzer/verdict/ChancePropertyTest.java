package io.zerodrop.analyzer.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.zerodrop.ingest.event.Stamp;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;

/** The arithmetic of times that are known only within bounds. */
class ChancePropertyTest {

  @Provide
  Arbitrary<Stamp> stamps() {
    return Combinators.combine(
            Arbitraries.longs().between(1_777_000_000_000_000L, 1_777_000_010_000_000L),
            Arbitraries.longs().between(0, 3 * Stamp.SECOND))
        .as((from, width) -> new Stamp(from, from + width));
  }

  @Property
  void a_chance_is_one(@ForAll("stamps") Stamp a, @ForAll("stamps") Stamp b) {
    assertThat(Chance.before(a, b)).isBetween(0.0, 1.0);
    assertThat(Chance.after(a, b)).isEqualTo(1 - Chance.before(a, b));
  }

  @Property
  void apart_is_certain(@ForAll("stamps") Stamp a, @ForAll("stamps") Stamp b) {
    if (a.certainlyBefore(b)) {
      assertThat(Chance.before(a, b)).isEqualTo(1);
    }
    if (a.certainlyAfter(b)) {
      assertThat(Chance.before(a, b)).isEqualTo(0);
    }
  }

  @Property
  void either_one_is_first(@ForAll("stamps") Stamp a, @ForAll("stamps") Stamp b) {
    double narrow = 2.0 / (1 + Math.min(a.width(), b.width()));
    assertThat(Chance.before(a, b) + Chance.before(b, a)).isCloseTo(1, within(1e-6 + narrow));
  }

  @Property
  void later_is_less_likely_before(
      @ForAll("stamps") Stamp a,
      @ForAll("stamps") Stamp b,
      @ForAll @LongRange(min = 1, max = 5_000_000) long shift) {
    assertThat(Chance.before(a.plus(shift), b)).isLessThanOrEqualTo(Chance.before(a, b) + 1e-9);
    assertThat(Chance.before(a.plus(shift), b.plus(shift)))
        .isCloseTo(Chance.before(a, b), within(1e-9));
  }

  @Property
  void it_is_what_counting_gives(
      @ForAll @LongRange(min = 0, max = 60) long from,
      @ForAll @LongRange(min = 30, max = 90) long width,
      @ForAll @LongRange(min = 30, max = 90) long other) {
    long before = 0;
    for (long a = 0; a <= width; a++) {
      for (long b = from; b <= from + other; b++) {
        before += a < b ? 2 : a == b ? 1 : 0;
      }
    }
    double counted = before / 2.0 / ((width + 1) * (other + 1));
    assertThat(Chance.before(new Stamp(0, width), new Stamp(from, from + other)))
        .isCloseTo(counted, within(0.001));
  }

  @Property
  void a_failure_raises_a_possible_explanation_and_no_impossible_one(
      @ForAll @DoubleRange(min = 0, max = 1) double chance,
      @ForAll @DoubleRange(min = 0, max = 1) double other) {
    assertThat(Chance.explaining(chance)).isBetween(chance, 1.0);
    assertThat(Chance.explaining(0)).isZero();
    if (chance < other) {
      assertThat(Chance.explaining(chance)).isLessThanOrEqualTo(Chance.explaining(other));
    }
  }

  @Property
  void narrowing_keeps_within_the_bounds(
      @ForAll("stamps") Stamp a,
      @ForAll("stamps") Stamp b,
      @ForAll @LongRange(min = 1_776_999_999_000_000L, max = 1_777_000_014_000_000L) long bound) {
    for (Stamp narrowed : new Stamp[] {a.narrowedBy(b), a.notBefore(bound), a.notAfter(bound)}) {
      assertThat(narrowed.earliest()).isBetween(a.earliest(), a.latest());
      assertThat(narrowed.latest()).isBetween(a.earliest(), a.latest());
    }
    if (a.overlaps(b)) {
      assertThat(a.narrowedBy(b)).isEqualTo(b.narrowedBy(a));
    }
  }
}
