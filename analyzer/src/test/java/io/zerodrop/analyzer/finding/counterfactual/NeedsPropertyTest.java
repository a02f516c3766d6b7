package io.zerodrop.analyzer.finding.counterfactual;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class NeedsPropertyTest {

  @Property
  void raisingTheSettingNeverLowersTheSavedShare(
      @ForAll("needs") Needs needs, @ForAll("seconds") double a, @ForAll("seconds") double b) {
    assertThat(needs.savedShare(Math.max(a, b)))
        .isGreaterThanOrEqualTo(needs.savedShare(Math.min(a, b)));
  }

  @Property
  void theSmallestSettingSavesItsShareAndASecondLessDoesNot(
      @ForAll("needs") Needs needs, @ForAll("share") double share) {
    OptionalDouble smallest = needs.smallest(share);
    if (smallest.isPresent()) {
      assertThat(needs.savedShare(smallest.getAsDouble())).isGreaterThanOrEqualTo(share - 1e-9);
      if (smallest.getAsDouble() >= 1) {
        assertThat(needs.savedShare(smallest.getAsDouble() - 1)).isLessThan(share);
      }
    } else {
      assertThat(needs.savedShare(1e9)).isLessThan(share);
    }
  }

  @Property
  void aLargerShareNeedsNoSmallerSetting(
      @ForAll("needs") Needs needs, @ForAll("share") double a, @ForAll("share") double b) {
    OptionalDouble more = needs.smallest(Math.max(a, b));
    OptionalDouble less = needs.smallest(Math.min(a, b));
    if (more.isPresent()) {
      assertThat(less).isPresent();
      assertThat(less.getAsDouble()).isLessThanOrEqualTo(more.getAsDouble());
    }
  }

  @Provide
  Arbitrary<Needs> needs() {
    return Arbitraries.frequencyOf(
            Tuple.of(8, Arbitraries.doubles().between(0, 60).ofScale(3)),
            Tuple.of(1, Arbitraries.just(Needs.NEVER)),
            Tuple.of(1, Arbitraries.just(Needs.UNKNOWN)))
        .list()
        .ofMinSize(1)
        .ofMaxSize(50)
        .map(NeedsPropertyTest::of);
  }

  private static Needs of(List<Double> needs) {
    return new Needs(needs.stream().mapToDouble(Double::doubleValue));
  }

  @Provide
  Arbitrary<Double> seconds() {
    return Arbitraries.doubles().between(0, 90);
  }

  @Provide
  Arbitrary<Double> share() {
    return Arbitraries.doubles().between(0.01, 1).ofScale(2);
  }
}
