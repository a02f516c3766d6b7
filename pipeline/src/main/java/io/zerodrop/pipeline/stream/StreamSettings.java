package io.zerodrop.pipeline.stream;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.MetricOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.metrics.prometheus.PrometheusReporterFactory;

/** How Flink keeps the state of a stream. */
final class StreamSettings {

  private StreamSettings() {}

  static Configuration of(StreamRequest request, Optional<Path> from) {
    Path state = request.state();
    Duration interval = request.checkpointInterval();
    Configuration settings = new Configuration();
    settings.set(StateBackendOptions.STATE_BACKEND, "hashmap");
    settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, interval);
    settings.set(CheckpointingOptions.MIN_PAUSE_BETWEEN_CHECKPOINTS, interval.dividedBy(2));
    settings.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
    settings.set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY, state.toAbsolutePath().toUri().toString());
    settings.set(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS, 2);
    settings.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    // For Kafka; what files say sets its own.
    settings.set(PipelineOptions.AUTO_WATERMARK_INTERVAL, Duration.ofMillis(200));
    settings.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, 1_000);
    from.ifPresent(
        checkpoint ->
            settings.set(
                StateRecoveryOptions.SAVEPOINT_PATH,
                checkpoint.toAbsolutePath().toUri().toString()));
    return settings;
  }

  /** How Flink itself is set up beyond what any run needs. */
  static Configuration ofCluster(StreamRequest request) {
    Configuration settings = new Configuration();
    int port = request.outlets().metricsPort();
    if (port > 0) {
      String reporter = "metrics.reporter.prometheus.";
      settings.set(MetricOptions.REPORTERS_LIST, "prometheus");
      settings.setString(reporter + "factory.class", PrometheusReporterFactory.class.getName());
      settings.setString(reporter + "port", String.valueOf(port));
    }
    return settings;
  }
}
