package io.zerodrop.analyzer.flink.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BreathTest {

  private final Breath breath = new Breath(1_000);

  @Test
  void longWorkIsFollowedByALongerPause() {
    assertThat(breath.afterWork(10)).isEqualTo(1_000);
    assertThat(breath.afterWork(700)).isEqualTo(2_800);
  }

  @Test
  void waitingIsNotWork() throws InterruptedException {
    breath.begin(0);
    boolean opened = new CountDownLatch(1).await(400, TimeUnit.MILLISECONDS);

    assertThat(opened).isFalse();
    assertThat(breath.untilNext(400)).isEqualTo(1_000);
  }
}
