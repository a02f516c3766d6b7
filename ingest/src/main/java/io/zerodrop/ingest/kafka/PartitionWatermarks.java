package io.zerodrop.ingest.kafka;

import io.zerodrop.ingest.source.Parsed;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;

/** Makes the watermarks of each partition that a reader reads. Each reader has its own. */
final class PartitionWatermarks implements WatermarkGeneratorSupplier<Parsed> {

  private static final long serialVersionUID = 1L;

  private final long outOfOrderMillis;
  private final long silenceMillis;
  private transient PartitionsTime time;

  PartitionWatermarks(long outOfOrderMillis, long silenceMillis) {
    this.outOfOrderMillis = outOfOrderMillis;
    this.silenceMillis = silenceMillis;
  }

  @Override
  public WatermarkGenerator<Parsed> createWatermarkGenerator(Context context) {
    if (time == null) {
      time = new PartitionsTime(System::currentTimeMillis);
    }
    return new SilentPartition(outOfOrderMillis, silenceMillis, time);
  }
}
