package io.zerodrop.ingest.source;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.connector.base.source.reader.SingleThreadMultiplexSourceReaderBase;

/** Follows files in one thread and emits in the task's own. */
@SuppressWarnings("try") // that close() throws anything is for its base class to say
final class TailReader
    extends SingleThreadMultiplexSourceReaderBase<TailStep, Parsed, TailSplit, TailSplitState> {

  private final AtomicBoolean ending;

  TailReader(LongAdder bytesRead, Duration lateness, SourceReaderContext context) {
    this(bytesRead, lateness, new AtomicBoolean(), context);
  }

  private TailReader(
      LongAdder bytesRead, Duration lateness, AtomicBoolean ending, SourceReaderContext context) {
    super(
        () -> new TailSplitReader(bytesRead, lateness, ending),
        (step, output, state) -> state.emit(step, output),
        context.getConfiguration(),
        context);
    this.ending = ending;
  }

  @Override
  public void handleSourceEvents(SourceEvent event) {
    if (event instanceof EndRequested) {
      ending.set(true);
    } else {
      super.handleSourceEvents(event);
    }
  }

  @Override
  protected TailSplitState initializedState(TailSplit split) {
    return new TailSplitState(split);
  }

  @Override
  protected TailSplit toSplitType(String splitId, TailSplitState state) {
    return state.split();
  }

  @Override
  protected void onSplitFinished(Map<String, TailSplitState> finished) {
    // the file's last step has said all there is to say
  }
}
