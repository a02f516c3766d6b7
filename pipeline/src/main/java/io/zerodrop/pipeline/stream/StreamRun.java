package io.zerodrop.pipeline.stream;

import io.zerodrop.analyzer.evaluation.LiveDocument;
import io.zerodrop.analyzer.flink.live.LiveFigures;
import io.zerodrop.analyzer.flink.live.LiveTrust;
import io.zerodrop.dashboards.elasticsearch.connect.ConnectionSettings;
import io.zerodrop.dashboards.elasticsearch.connect.UnusableServer;
import io.zerodrop.dashboards.elasticsearch.publish.DocumentSink;
import io.zerodrop.dashboards.elasticsearch.publish.PublishedDocument;
import io.zerodrop.ingest.event.Rejected;
import io.zerodrop.ingest.read.InputOptions;
import io.zerodrop.ingest.read.InputSet;
import io.zerodrop.ingest.read.Inputs;
import io.zerodrop.ingest.source.BytesRead;
import io.zerodrop.ingest.source.FileRead;
import io.zerodrop.pipeline.cluster.Deliveries;
import io.zerodrop.pipeline.cluster.DeliverySink;
import io.zerodrop.pipeline.cluster.JobFailed;
import io.zerodrop.pipeline.cluster.LocalCluster;
import io.zerodrop.pipeline.publish.LivePublication;
import io.zerodrop.pipeline.publish.PublishJob;
import io.zerodrop.pipeline.replay.Progress;
import io.zerodrop.pipeline.replay.ReplayOutcome;
import io.zerodrop.pipeline.replay.ResultFiles;
import io.zerodrop.pipeline.replay.UnusableInput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.FileUtils;

/** Follows logs in an embedded Flink cluster and keeps the results in files. */
public final class StreamRun implements StreamEngine {

  /** Records that could not be read, of which quarantine.ndjson tells. */
  private static final int REJECTED = 100_000;

  private static final int FILES = 100_000;

  private static final AtomicInteger RUNS = new AtomicInteger();

  private final String version;

  /**
   * @param version of zerodrop, for summary.json
   */
  public StreamRun(String version) {
    this.version = version;
  }

  @Override
  public Optional<ReplayOutcome> follow(
      StreamRequest request, Progress progress, BooleanSupplier stop)
      throws UnusableInput, IOException {
    long began = System.nanoTime();
    String run = "stream-" + RUNS.incrementAndGet();
    Board board = new Board();
    ResultFiles files =
        new ResultFiles(
            request.out(), request.keepQuery(), request.redact(), request.correctClocks(), version);
    try (StateDirectory state = StateDirectory.open(request.state());
        LocalCluster cluster = LocalCluster.starting(1, StreamSettings.ofCluster(request));
        Deliveries documents = Deliveries.to(LiveDocument.class, board::take);
        Deliveries figures = Deliveries.to(LiveFigures.class, board::take);
        Deliveries trust = Deliveries.to(LiveTrust.class, board::take);
        Deliveries rejected = Deliveries.to(Rejected.class, board::take);
        Deliveries read = Deliveries.to(FileRead.class, board::take);
        LiveWatch watch = new LiveWatch(board, request, files, progress, run, began)) {
      Optional<Path> from = Optional.empty();
      if (request.fresh()) {
        state.clear();
      } else {
        from = state.latest();
      }
      StreamExecutionEnvironment environment =
          cluster.newEnvironment(StreamSettings.of(request, from));
      StreamJob job = StreamJob.of(StreamSources.of(request, environment, run), settings(request));
      deliver(job.documents(), documents, LiveDocument.class, 0, "documents-taken");
      deliver(job.figures(), figures, LiveFigures.class, 0, "figures-taken");
      deliver(job.trust(), trust, LiveTrust.class, 0, "trust-taken");
      deliver(job.parsed().rejected(), rejected, Rejected.class, REJECTED, "rejected-taken");
      deliver(job.parsed().files(), read, FileRead.class, FILES, "files-taken");
      publish(job, request);
      boolean complete;
      try {
        complete = cluster.run(environment, "stream", watch::tick, stop, Idleness.of(request, run));
      } catch (JobFailed failed) {
        throw UnreadableState.in(from, failed).orElseThrow(() -> failed);
      }
      if (!complete) {
        watch.stopped();
        return Optional.empty();
      }
      watch.ended();
      state.clear();
      FileUtils.deleteDirectoryQuietly(journal(request).toFile());
      return Optional.of(files.write(board.analysed(request.redact()), found(request), began));
    } finally {
      BytesRead.forget(run);
    }
  }

  private static <T> void deliver(
      DataStream<T> stream, Deliveries to, Class<T> type, int remembered, String uid) {
    stream
        .sinkTo(DeliverySink.of(to, type, remembered))
        .uid(uid)
        .name(uid.replace('-', ' '))
        .setParallelism(1);
  }

  /** Sends the documents to Elasticsearch, where the user wants that. */
  static void publish(StreamJob job, StreamRequest request) throws UnusableServer {
    ConnectionSettings target = request.outlets().elasticsearch();
    if (target == null) {
      return;
    }
    PublishJob.prepare(target);
    job.documents()
        .flatMap(new LivePublication(request.keepQuery(), request.redact(), journal(request)))
        .returns(TypeInformation.of(PublishedDocument.class))
        .uid("publication")
        .name("documents as JSON")
        .setParallelism(1)
        .sinkTo(DocumentSink.to(target, request.out().resolve("refused.ndjson").toString()))
        .uid("elasticsearch")
        .name("Elasticsearch")
        .setParallelism(1);
  }

  private static InputOptions options(StreamRequest request) {
    return request.choices().options(Progress.NONE);
  }

  /** Beside the outputs, for on a cluster the state is elsewhere. */
  private static Path journal(StreamRequest request) {
    return request.out().resolve(".published").toAbsolutePath();
  }

  static StreamJob.Settings settings(StreamRequest request) {
    return new StreamJob.Settings(
        request.normalPropagation().thresholds(),
        request.retention(),
        request.correctClocks(),
        request.lateness(),
        request.tick());
  }

  /** What is wrong with the inputs, as they are at the end. */
  private static InputSet found(StreamRequest request) {
    try (Inputs inputs = new Inputs(options(request))) {
      return inputs.expand(List.copyOf(request.paths()));
    }
  }
}
