package io.zerodrop.analyzer.clock;

import static io.zerodrop.analyzer.clock.FourClocks.AUDIT;
import static io.zerodrop.analyzer.clock.FourClocks.KUBELET_1;
import static io.zerodrop.analyzer.clock.FourClocks.KUBELET_2;
import static io.zerodrop.analyzer.clock.FourClocks.MS;
import static io.zerodrop.analyzer.clock.FourClocks.POD;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClockSolverTest {

  private final FourClocks clocks = new FourClocks();

  @Test
  void a_clock_within_noise_stays_as_it_is() {
    clocks.set(KUBELET_1, -40 * MS);
    clocks.changes(6);
    assertThat(clocks.reading(KUBELET_1).offset()).isZero();
    assertThat(clocks.reading(KUBELET_1).most()).isNegative();
  }

  @Test
  void two_clocks_off_at_once_are_both_found() {
    clocks.set(KUBELET_1, -5_000 * MS);
    clocks.set(POD, 9_000 * MS);
    clocks.changes(6);
    assertThat(clocks.reading(KUBELET_1).offset()).isBetween(-5_030 * MS, -4_970 * MS);
    assertThat(clocks.reading(POD).offset()).isBetween(8_900 * MS, 9_030 * MS);
    assertThat(clocks.reading(AUDIT).offset()).isZero();
  }

  @Test
  void of_two_clocks_alone_the_one_with_less_authority_is_off() {
    clocks.link("written, then acted on", AUDIT, 0, KUBELET_1, -4_000 * MS, 500 * MS);
    assertThat(clocks.reading(KUBELET_1).offset()).isEqualTo(-4_000 * MS);
    assertThat(clocks.reading(AUDIT).offset()).isZero();
  }

  @Test
  void a_clock_that_was_set_while_it_logged_contradicts_itself() {
    clocks.changes(3);
    clocks.set(KUBELET_1, 8_000 * MS);
    clocks.changes(3);
    ClockReading reading = clocks.reading(KUBELET_1);
    assertThat(reading.unsteady()).isTrue();
    assertThat(reading.offset()).isZero();
    assertThat(reading.why()).first().asString().contains("acted on");
    assertThat(clocks.reading(KUBELET_2).unsteady()).isFalse();
  }

  @Test
  void a_watcher_that_was_held_up_is_not_ahead() {
    clocks.changes(1);
    Clock proxy = Clock.of("kube-proxy", "node-1");
    for (int i = 0; i < 6; i++) {
      clocks.link("written, then taken up", AUDIT, i * 2_000 * MS, proxy, 20_000 * MS, 1_000 * MS);
    }
    assertThat(clocks.reading(proxy).offset()).isZero();
    assertThat(clocks.reading(proxy).least()).isNull();
  }

  @Test
  void nor_is_one_that_is_evenly_late_twice() {
    clocks.changes(1);
    Clock proxy = Clock.of("kube-proxy", "node-1");
    for (int i = 0; i < 2; i++) {
      clocks.link(
          "written, then taken up", AUDIT, i * 2_000 * MS, proxy, (i * 2_000 + 4_000) * MS, MS);
    }
    assertThat(clocks.reading(proxy).offset()).isZero();
  }
}
