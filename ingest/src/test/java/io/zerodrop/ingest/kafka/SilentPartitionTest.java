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
  private final PartitionsTime all = new PartitionsTime(() -> now);
  private final SilentPartition partition = new SilentPartition(500, 10_000, all);

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
  void goesOnAsTheClockDoesOnceNothingComesAnyMore() {
    partition.onEvent(null, 900_000, output);
    now += 10_000;
    partition.onPeriodicEmit(output);
    now += 1_000;
    partition.onPeriodicEmit(output);
    assertThat(emitted).containsExactly(899_499L, 900_499L);
  }

  /** Such as an idle kube-proxy beside a busy ingress. */
  @Test
  void followsTheOthers() {
    partition.onEvent(null, 900_000, output);
    SilentPartition busy = new SilentPartition(500, 10_000, all);
    now += 10_000;
    busy.onEvent(null, 950_000, output);
    partition.onPeriodicEmit(output);
    assertThat(emitted).containsExactly(939_499L);
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
