package io.zerodrop.ingest.source;

import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.connector.base.source.reader.RecordEmitter;

/**
 * Emits what came of a record and then the file's watermark. The watermark depends on what was read
 * alone and on no clock, so it stands at the same places of the file in every run.
 */
final class StepEmitter implements RecordEmitter<ReadStep, Parsed, LogSplitState> {

  @Override
  public void emitRecord(ReadStep step, SourceOutput<Parsed> output, LogSplitState state) {
    for (ReadStep.Dated dated : step.values()) {
      output.collect(dated.value(), dated.timestamp());
    }
    state.emitted(step);
    state.dueWatermark().ifPresent(due -> output.emitWatermark(new Watermark(due)));
  }
}
