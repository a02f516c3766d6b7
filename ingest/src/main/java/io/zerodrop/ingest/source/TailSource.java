package io.zerodrop.ingest.source;

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
 * Follows log files as they grow, are rotated, and appear. What {@link LogFileSource} says of times
 * holds here too; a list of objects holds the watermark back only until it has been read.
 *
 * <p>A rotation may rename a file or copy and truncate it; what is read of it is read once. A
 * directory may gain files at any time.
 */
public final class TailSource
    implements Source<Parsed, TailSplit, TailEnumeratorState>, ResultTypeQueryable<Parsed> {

  private static final long serialVersionUID = 1L;

  /** Adds nothing to the timestamps and watermarks that the source sets. */
  public static final WatermarkStrategy<Parsed> WATERMARKS = WatermarkStrategy.noWatermarks();

  private final TailInputs inputs;
  private final String run;

  /**
   * @param run under which {@link BytesRead} counts
   */
  public TailSource(TailInputs inputs, String run) {
    this.inputs = inputs;
    this.run = run;
  }

  @Override
  public Boundedness getBoundedness() {
    return Boundedness.CONTINUOUS_UNBOUNDED;
  }

  @Override
  public SourceReader<Parsed, TailSplit> createReader(SourceReaderContext context) {
    return new TailReader(BytesRead.counter(run), inputs.lateness(), context);
  }

  @Override
  public SplitEnumerator<TailSplit, TailEnumeratorState> createEnumerator(
      SplitEnumeratorContext<TailSplit> context) {
    return restoreEnumerator(context, new TailEnumeratorState(List.of(), List.of()));
  }

  @Override
  public SplitEnumerator<TailSplit, TailEnumeratorState> restoreEnumerator(
      SplitEnumeratorContext<TailSplit> context, TailEnumeratorState state) {
    return new TailEnumerator(context, inputs, state);
  }

  @Override
  public SimpleVersionedSerializer<TailSplit> getSplitSerializer() {
    return new TailSplitSerializer();
  }

  @Override
  public SimpleVersionedSerializer<TailEnumeratorState> getEnumeratorCheckpointSerializer() {
    return new TailEnumeratorStateSerializer();
  }

  @Override
  public TypeInformation<Parsed> getProducedType() {
    return TypeInformation.of(Parsed.class);
  }
}
