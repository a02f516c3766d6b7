package io.zerodrop.ingest.source;

import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.connector.base.source.reader.SingleThreadMultiplexSourceReaderBase;

/** Reads and parses in one thread and emits in the task's own. */
@SuppressWarnings("try") // that close() throws anything is for its base class to say
final class LogFileReader
    extends SingleThreadMultiplexSourceReaderBase<ReadStep, Parsed, LogSplit, LogSplitState> {

  LogFileReader(LongAdder bytesRead, SourceReaderContext context) {
    super(
        () -> new LogSplitReader(bytesRead),
        new StepEmitter(),
        context.getConfiguration(),
        context);
  }

  @Override
  protected LogSplitState initializedState(LogSplit split) {
    return new LogSplitState(split);
  }

  @Override
  protected LogSplit toSplitType(String splitId, LogSplitState state) {
    return state.split();
  }

  @Override
  protected void onSplitFinished(Map<String, LogSplitState> finished) {
    // the file's last step has said all there is to say
  }
}
