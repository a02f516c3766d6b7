package io.zerodrop.ingest.source;

import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.SourceOutput;

/** What of a followed file has been emitted. */
final class TailSplitState {

  private final FileIdentity identity;
  private final LogSplitState log;
  private final StepEmitter emitter = new StepEmitter();

  TailSplitState(TailSplit split) {
    identity = split.identity();
    log = new LogSplitState(split.log());
  }

  void emit(TailStep step, SourceOutput<Parsed> output) {
    emitter.emitRecord(step.step(), output, log);
    if (step.upTo() != FileCursor.UNDATED) {
      output.emitWatermark(new Watermark(step.upTo()));
    }
  }

  TailSplit split() {
    return new TailSplit(log.split(), identity);
  }
}
