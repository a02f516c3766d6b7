package io.zerodrop.pipeline.replay;

import io.zerodrop.ingest.event.Rejected;
import io.zerodrop.ingest.read.LogFile;
import io.zerodrop.ingest.source.BytesRead;
import io.zerodrop.ingest.source.FileRead;
import io.zerodrop.ingest.source.LogFileSource;
import io.zerodrop.ingest.source.ParsedStreams;
import io.zerodrop.ingest.traffic.RequestSieve;
import io.zerodrop.pipeline.cluster.LocalCluster;
import io.zerodrop.pipeline.cluster.Results;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * One bounded job over log files. Wire operators to {@link #streams}, name what is wanted of them
 * with {@link #collect}, {@link #run} it, then take the results.
 */
final class FileJob {

  private static final Comparator<Rejected> BY_POSITION =
      Comparator.comparing(Rejected::position)
          .thenComparing(Rejected::reason)
          .thenComparing(Rejected::excerpt);

  private static final Comparator<FileRead> BY_PATH =
      Comparator.comparing(FileRead::file)
          .thenComparing(FileRead::container, Comparator.nullsFirst(Comparator.naturalOrder()));

  private static final AtomicLong RUNS = new AtomicLong();

  private final LocalCluster cluster;
  private final String name;
  private final String run;
  private final long bytes;
  private final StreamExecutionEnvironment environment;
  private final ParsedStreams streams;
  private final Results<Rejected> rejected;
  private final Results<FileRead> files;

  /** A job that reads every request one by one. */
  FileJob(LocalCluster cluster, String name, List<LogFile> files) {
    this(cluster, name, files, null);
  }

  /**
   * @param name of the job, for logs and failures
   * @param sieves which requests to read one by one, null for all
   */
  FileJob(LocalCluster cluster, String name, List<LogFile> files, RequestSieve.Maker sieves) {
    this.cluster = cluster;
    this.name = name;
    this.run = name + "-" + RUNS.incrementAndGet();
    this.bytes = files.stream().mapToLong(LogFile::bytes).sum();
    this.environment = cluster.newEnvironment();
    this.streams =
        ParsedStreams.of(
            environment
                .fromSource(
                    new LogFileSource(files, run, sieves), LogFileSource.WATERMARKS, "log files")
                .uid("log-files"),
            "by-what-it-is");
    this.rejected = collect(streams.rejected(), "rejected");
    this.files = collect(streams.files(), "files-read");
  }

  /** For streams that do not come from files. */
  StreamExecutionEnvironment environment() {
    return environment;
  }

  ParsedStreams streams() {
    return streams;
  }

  /**
   * @param uid of the sink, unique in the job
   */
  <T> Results<T> collect(DataStream<T> stream, String uid) {
    return Results.of(stream, uid);
  }

  /**
   * Runs to the end of all files.
   *
   * @param step what the progress says is being done
   * @throws io.zerodrop.pipeline.cluster.JobFailed whatever the reason
   */
  void run(Progress progress, String step) {
    progress.at(step, 0, bytes);
    try {
      cluster.run(environment, name, () -> progress.at(step, BytesRead.of(run), bytes));
    } finally {
      BytesRead.forget(run);
    }
  }

  /** What could not be read, in the order of files and lines. */
  List<Rejected> rejected() {
    return rejected.take(BY_POSITION);
  }

  /** What was read, in the order of the files' paths. */
  List<FileRead> files() {
    return files.take(BY_PATH);
  }
}
