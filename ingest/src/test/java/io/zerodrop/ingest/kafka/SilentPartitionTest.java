package io.zerodrop.ingest.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.junit.jupiter.api.Test;

class SilentPartitionTest {

  private final List<Long> emitted = new ArrayList<>();
  private long now = 1_000_000;
  private final SilentPartition partition = new SilentPartition(500, 10_000, () -> now);

  private final WatermarkOutput output =
      new WatermarkOutput() {
        @Override
        public void emitWatermark(Watermark watermark) {
          emitted.add(watermark.getTimestamp());
        }

        @Override
        public void markIdle() {
          throw new AssertionError("idleness is guesswork");
        }

        @Override
        public void markActive() {
          throw new AssertionError("idleness is guesswork");
        }
      };

  @Test
  void staysBehindItsLatestRecord() {
    partition.onEvent(null, 900_000, output);
    partition.onEvent(null, 899_000, output);
    now += 9_999;
    partition.onPeriodicEmit(output);
    assertThat(emitted).containsExactly(899_499L);
  }

  @Test
  void goesOnWithTheClockOnceNothingComesAnyMore() {
    partition.onEvent(null, 900_000, output);
    now += 10_000;
    partition.onPeriodicEmit(output);
    now += 1_000;
    partition.onPeriodicEmit(output);
    assertThat(emitted).containsExactly(999_499L, 1_000_499L);
  }

  @Test
  void onePartitionThatNeverHadARecordStallsNobody() {
    partition.onPeriodicEmit(output);
    assertThat(emitted).isEmpty();
    now += 10_000;
    partition.onPeriodicEmit(output);
    assertThat(emitted).hasSize(1);
  }
}
