package io.zerodrop.pipeline.stream;

import io.zerodrop.ingest.kafka.KafkaLogs;
import io.zerodrop.ingest.read.InputOptions;
import io.zerodrop.ingest.source.Parsed;
import io.zerodrop.ingest.source.TailInputs;
import io.zerodrop.ingest.source.TailSource;
import io.zerodrop.pipeline.replay.Progress;
import java.time.Duration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** All that a stream reads, as one. */
final class StreamSources {

  /** How much later than a later one a record may come in a partition. */
  private static final Duration OUT_OF_ORDER = Duration.ofSeconds(5);

  /** Without a record, after which a partition holds nobody back. */
  private static final Duration SILENCE = Duration.ofSeconds(10);

  /** How far behind the others a file's records may be; the API server holds batches for 30 s. */
  private static final Duration BEHIND = Duration.ofSeconds(40);

  private StreamSources() {}

  /**
   * @param run under which what is read is counted
   */
  static DataStream<Parsed> of(
      StreamRequest request, StreamExecutionEnvironment environment, String run) {
    if (request.kafka() == null) {
      return files(request, environment, run);
    }
    DataStream<Parsed> topics =
        environment
            .fromSource(
                KafkaLogs.source(request.kafka(), run),
                KafkaLogs.watermarks(OUT_OF_ORDER, SILENCE),
                "topics")
            .uid("followed-topics");
    return request.paths().isEmpty() ? topics : files(request, environment, run).union(topics);
  }

  private static DataStream<Parsed> files(
      StreamRequest request, StreamExecutionEnvironment environment, String run) {
    InputOptions options = request.choices().options(Progress.NONE);
    // Beside Kafka the files' silence is not the end of all.
    Duration idle = request.kafka() == null ? request.stopWhenIdle() : null;
    return environment
        .fromSource(
            new TailSource(TailInputs.of(request.paths(), options, BEHIND, idle), run),
            TailSource.WATERMARKS,
            "log files")
        .uid("followed-files");
  }
}
