package io.zerodrop.ingest.source;

import io.zerodrop.ingest.traffic.RequestSieve;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.connector.base.source.reader.SingleThreadMultiplexSourceReaderBase;

/** Reads in one thread, parses in several and emits in the task's own. */
@SuppressWarnings("try") // that close() throws anything is for its base class to say
final class LogFileReader
    extends SingleThreadMultiplexSourceReaderBase<ReadStep, Parsed, LogSplit, LogSplitState> {

  private final ParserThreads threads;

  /**
   * @param threads closed with this reader
   * @param sieves which requests to emit, null for all
   */
  LogFileReader(
      LongAdder bytesRead,
      ParserThreads threads,
      RequestSieve.Maker sieves,
      SourceReaderContext context) {
    super(
        () -> new LogSplitReader(bytesRead, threads, sieves),
        new StepEmitter(),
        context.getConfiguration(),
        context);
    this.threads = threads;
  }

  @Override
  public void close() throws Exception {
    try {
      super.close();
    } finally {
      threads.close();
    }
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
