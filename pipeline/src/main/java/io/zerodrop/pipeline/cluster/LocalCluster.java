package io.zerodrop.pipeline.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.util.FileUtils;

/**
 * A Flink cluster inside this process that runs bounded jobs one after the other; starting it costs
 * more than a small job. It listens on the loopback interface alone and keeps its files in a
 * directory of its own, which goes when it is closed or the process ends.
 */
public final class LocalCluster implements AutoCloseable {

  private static final long TICK_MILLIS = 200;

  private final Path directory;
  private final Thread removal;
  private final CompletableFuture<Configuration> settings;
  private final CompletableFuture<MiniCluster> cluster;

  private LocalCluster(int parallelism) throws IOException {
    directory = Files.createTempDirectory("zerodrop-flink-");
    removal = new Thread(this::removeDirectory, "flink-files-removal");
    Runtime.getRuntime().addShutdownHook(removal);
    // Even Flink's settings take a moment to load, in which the caller has better things to do.
    settings = CompletableFuture.supplyAsync(() -> LocalSettings.of(parallelism, directory));
    cluster = settings.thenApplyAsync(ready -> start(ready, parallelism));
  }

  /**
   * Begins to start a cluster and returns at once; the first job waits for it.
   *
   * @throws IOException where its directory cannot be made
   */
  public static LocalCluster starting(int parallelism) throws IOException {
    return new LocalCluster(parallelism);
  }

  private static MiniCluster start(Configuration settings, int parallelism) {
    MiniCluster started =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(settings)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(parallelism)
                .build());
    try {
      started.start();
    } catch (Exception failure) {
      throw new CompletionException(failure);
    }
    return started;
  }

  /** Where Flink keeps its files. */
  Path directory() {
    return directory;
  }

  /** To build one job with; its {@code execute} methods are not to be used. */
  public StreamExecutionEnvironment newEnvironment() {
    return new StreamExecutionEnvironment(settings.join());
  }

  /**
   * Runs a job to its end.
   *
   * @param name for logs and failures
   * @param tick called several times a second while it runs
   * @throws JobFailed whatever the reason
   */
  public void run(StreamExecutionEnvironment job, String name, Runnable tick) {
    StreamGraph graph = job.getStreamGraph();
    graph.setJobName(name);
    MiniCluster running = started();
    JobGraph submitted = graph.getJobGraph();
    try {
      running.submitJob(submitted).get();
      JobResult result = await(running.requestJobResult(submitted.getJobID()), tick);
      if (!result.isSuccess()) {
        throw JobFailed.of(name, result.getSerializedThrowable().orElse(null));
      }
    } catch (ExecutionException failure) {
      throw JobFailed.of(name, failure.getCause());
    } catch (InterruptedException interrupted) {
      cancel(running, submitted.getJobID());
      Thread.currentThread().interrupt();
      throw JobFailed.of(name, interrupted);
    }
  }

  private MiniCluster started() {
    try {
      return cluster.join();
    } catch (CompletionException failure) {
      throw new JobFailed(
          "Flink does not start in this process: " + JobFailed.reason(failure.getCause()),
          failure.getCause());
    }
  }

  private static JobResult await(CompletableFuture<JobResult> result, Runnable tick)
      throws ExecutionException, InterruptedException {
    while (true) {
      try {
        return result.get(TICK_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException stillRunning) {
        tick.run();
      }
    }
  }

  private static void cancel(MiniCluster running, JobID job) {
    running.cancelJob(job).exceptionally(alreadyOver -> null);
  }

  @Override
  public void close() {
    cluster.thenCompose(MiniCluster::closeAsync).exceptionally(notStarted -> null).join();
    removeDirectory();
    try {
      Runtime.getRuntime().removeShutdownHook(removal);
    } catch (IllegalStateException alreadyShuttingDown) {
      // it runs, and finds nothing
    }
  }

  private void removeDirectory() {
    FileUtils.deleteDirectoryQuietly(directory.toFile());
  }
}
