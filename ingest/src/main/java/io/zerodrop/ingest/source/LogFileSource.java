package io.zerodrop.ingest.source;

import io.zerodrop.ingest.read.LogFile;
import io.zerodrop.ingest.traffic.RequestSieve;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Reads log files from where they are to where they ended when they were found. Timestamps are
 * milliseconds of the time a record was written or, for a request, completed; records without a
 * time carry that of the record before them, or {@code Long.MIN_VALUE} where there is none.
 *
 * <p>The source sets its own watermarks, file by file: use it with {@link #WATERMARKS}. Kinds whose
 * order tells nothing (lists of objects) hold the watermark back to the end of their file.
 */
public final class LogFileSource
    implements Source<Parsed, LogSplit, LogFileEnumeratorState>, ResultTypeQueryable<Parsed> {

  private static final long serialVersionUID = 1L;

  /** Adds nothing to the timestamps and watermarks that the source sets. */
  public static final WatermarkStrategy<Parsed> WATERMARKS = WatermarkStrategy.noWatermarks();

  private final ArrayList<LogFile> files;
  private final String run;
  private final RequestSieve.Maker sieves;

  /** A source that emits every request. */
  public LogFileSource(List<LogFile> files, String run) {
    this(files, run, null);
  }

  /**
   * @param run under which {@link BytesRead} counts
   * @param sieves which requests to emit; the others are only counted. Null to emit them all
   */
  public LogFileSource(List<LogFile> files, String run, RequestSieve.Maker sieves) {
    this.files = new ArrayList<>(files);
    this.run = run;
    this.sieves = sieves;
  }

  @Override
  public Boundedness getBoundedness() {
    return Boundedness.BOUNDED;
  }

  @Override
  public SourceReader<Parsed, LogSplit> createReader(SourceReaderContext context) {
    ParserThreads threads = ParserThreads.of(run, context.currentParallelism());
    return new LogFileReader(BytesRead.counter(run), threads, sieves, context);
  }

  @Override
  public SplitEnumerator<LogSplit, LogFileEnumeratorState> createEnumerator(
      SplitEnumeratorContext<LogSplit> context) {
    return new LogFileEnumerator(context, files.stream().map(LogSplit::of).toList());
  }

  @Override
  public SplitEnumerator<LogSplit, LogFileEnumeratorState> restoreEnumerator(
      SplitEnumeratorContext<LogSplit> context, LogFileEnumeratorState state) {
    return new LogFileEnumerator(context, state.unassigned());
  }

  @Override
  public SimpleVersionedSerializer<LogSplit> getSplitSerializer() {
    return new LogSplitSerializer();
  }

  @Override
  public SimpleVersionedSerializer<LogFileEnumeratorState> getEnumeratorCheckpointSerializer() {
    return new LogFileEnumeratorStateSerializer();
  }

  @Override
  public TypeInformation<Parsed> getProducedType() {
    return TypeInformation.of(Parsed.class);
  }
}
