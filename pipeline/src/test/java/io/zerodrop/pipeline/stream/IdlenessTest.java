package io.zerodrop.pipeline.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class IdlenessTest {

  private long read;
  private long now;
  private final Idleness idleness =
      new Idleness(Duration.ofSeconds(5).toNanos(), () -> read, () -> now);

  @Test
  void comesSoLongAfterTheLastRecord() {
    read = 100;
    assertThat(idleness.getAsBoolean()).isFalse();
    later(4);
    read = 200;
    assertThat(idleness.getAsBoolean()).isFalse();
    later(4);
    assertThat(idleness.getAsBoolean()).isFalse();
    later(1);
    assertThat(idleness.getAsBoolean()).isTrue();
  }

  /** As after a restart, when all was read before. */
  @Test
  void comesThoughThereIsNothingToRead() {
    later(5);
    assertThat(idleness.getAsBoolean()).as("the broker may not have answered yet").isFalse();
    later(25);
    assertThat(idleness.getAsBoolean()).isTrue();
  }

  private void later(int seconds) {
    now += Duration.ofSeconds(seconds).toNanos();
  }
}
