package io.zerodrop.ingest.kafka;

import io.zerodrop.ingest.source.Parsed;
import java.util.function.LongSupplier;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;

/** The watermark of one partition, which goes on by the clock where nothing comes any more. */
final class SilentPartition implements WatermarkGenerator<Parsed> {

  private final long outOfOrder;
  private final long silence;
  private final LongSupplier clock;
  private long latest = Long.MIN_VALUE;
  private long lastArrival;

  SilentPartition(long outOfOrder, long silence, LongSupplier clock) {
    this.outOfOrder = outOfOrder;
    this.silence = silence;
    this.clock = clock;
    this.lastArrival = clock.getAsLong();
  }

  @Override
  public void onEvent(Parsed parsed, long timestamp, WatermarkOutput output) {
    latest = Math.max(latest, timestamp);
    lastArrival = clock.getAsLong();
  }

  @Override
  public void onPeriodicEmit(WatermarkOutput output) {
    long now = clock.getAsLong();
    if (now - lastArrival >= silence) {
      latest = Math.max(latest, now - silence);
    }
    if (latest != Long.MIN_VALUE) {
      output.emitWatermark(new Watermark(latest - outOfOrder - 1));
    }
  }
}
