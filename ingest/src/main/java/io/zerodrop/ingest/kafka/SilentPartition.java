package io.zerodrop.ingest.kafka;

import io.zerodrop.ingest.source.Parsed;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;

/**
 * The watermark of one partition. Where nothing comes any more, it follows the latest record of all
 * partitions.
 */
final class SilentPartition implements WatermarkGenerator<Parsed> {

  private final long outOfOrder;
  private final long silence;
  private final PartitionsTime all;
  private long latest = Long.MIN_VALUE;
  private long lastArrival;

  /**
   * @param all what the partitions of a reader share
   */
  SilentPartition(long outOfOrder, long silence, PartitionsTime all) {
    this.outOfOrder = outOfOrder;
    this.silence = silence;
    this.all = all;
    this.lastArrival = all.clock();
  }

  @Override
  public void onEvent(Parsed parsed, long timestamp, WatermarkOutput output) {
    latest = Math.max(latest, timestamp);
    all.comes(timestamp);
    lastArrival = all.clock();
  }

  @Override
  public void onPeriodicEmit(WatermarkOutput output) {
    if (all.clock() - lastArrival >= silence) {
      latest = Math.max(latest, all.now() - silence);
    }
    if (latest != Long.MIN_VALUE) {
      output.emitWatermark(new Watermark(latest - outOfOrder - 1));
    }
  }
}
