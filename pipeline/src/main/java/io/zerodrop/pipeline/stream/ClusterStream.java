package io.zerodrop.pipeline.stream;

import io.zerodrop.pipeline.cluster.JobFailed;
import io.zerodrop.pipeline.replay.Progress;
import io.zerodrop.pipeline.replay.ReplayOutcome;
import io.zerodrop.pipeline.replay.UnusableInput;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Hands the job to the Flink cluster in whose context it is called. Checkpoints, restarts and
 * parallelism are the cluster's, metrics too; the result files are written where the last operator
 * runs, and nobody is notified.
 */
public final class ClusterStream implements StreamEngine {

  private static final String RUN = "stream";

  private final String version;

  /**
   * @param version of zerodrop, for summary.json
   */
  public ClusterStream(String version) {
    this.version = version;
  }

  @Override
  public Optional<ReplayOutcome> follow(
      StreamRequest request, Progress progress, BooleanSupplier stop)
      throws UnusableInput, IOException {
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(settings());
    StreamJob job =
        StreamJob.of(StreamSources.of(request, environment, RUN), StreamRun.settings(request));
    results(job)
        .sinkTo(new ResultSink(request, version))
        .uid("result-files")
        .name("result files")
        .setParallelism(1);
    StreamRun.publish(job, request);
    try {
      environment.execute("zerodrop stream");
    } catch (Exception failure) {
      throw JobFailed.of("stream", failure);
    }
    return Optional.empty();
  }

  @Override
  public String left() {
    return "the job is the cluster's now";
  }

  private static Configuration settings() {
    Configuration settings = new Configuration();
    settings.set(PipelineOptions.GENERIC_TYPES, false);
    settings.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    settings.set(PipelineOptions.OBJECT_REUSE, true);
    settings.set(PipelineOptions.MAX_PARALLELISM, 128);
    settings.set(PipelineOptions.AUTO_WATERMARK_INTERVAL, Duration.ofMillis(200));
    return settings;
  }

  private static DataStream<LiveResult> results(StreamJob job) {
    return result(job.documents(), LiveResult.OfDocument::new, "documents")
        .union(
            result(job.figures(), LiveResult.OfFigures::new, "figures"),
            result(job.trust(), LiveResult.OfTrust::new, "trust"),
            result(job.parsed().rejected(), LiveResult.OfRejected::new, "rejected"),
            result(job.parsed().files(), LiveResult.OfFile::new, "files"));
  }

  private static <T> DataStream<LiveResult> result(
      DataStream<T> stream, MapFunction<T, LiveResult> wrapping, String what) {
    return stream
        .map(wrapping)
        .returns(TypeInformation.of(LiveResult.class))
        .uid("result-of-" + what)
        .name(what);
  }
}
