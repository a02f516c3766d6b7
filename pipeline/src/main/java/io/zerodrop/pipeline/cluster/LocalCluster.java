package io.zerodrop.pipeline.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.CheckpointType;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.util.FileUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Flink cluster inside this process that runs bounded jobs one after the other; starting it costs
 * more than a small job. It listens on the loopback interface alone and keeps its files in a
 * directory of its own, which goes when it is closed or the process ends.
 */
public final class LocalCluster implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LocalCluster.class);
  private static final long TICK_MILLIS = 200;

  /** To leave a job, each for the checkpoint and for its end. */
  private static final long LEAVE_SECONDS = 20;

  private final Path directory;
  private final Thread removal;
  private final CompletableFuture<Configuration> settings;
  private final CompletableFuture<MiniCluster> cluster;

  private LocalCluster(int parallelism, Configuration further) throws IOException {
    directory = Files.createTempDirectory("zerodrop-flink-");
    removal = new Thread(this::removeDirectory, "flink-files-removal");
    Runtime.getRuntime().addShutdownHook(removal);
    // Even Flink's settings take a moment to load, in which the caller has better things to do.
    settings =
        CompletableFuture.supplyAsync(
            () -> {
              Configuration all = LocalSettings.of(parallelism, directory);
              all.addAll(further);
              return all;
            });
    cluster = settings.thenApplyAsync(ready -> start(ready, parallelism));
  }

  /**
   * Begins to start a cluster and returns at once; the first job waits for it.
   *
   * @throws IOException where its directory cannot be made
   */
  public static LocalCluster starting(int parallelism) throws IOException {
    return starting(parallelism, new Configuration());
  }

  /** The same, set up further. */
  public static LocalCluster starting(int parallelism, Configuration further) throws IOException {
    return new LocalCluster(parallelism, further);
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

  /** The same, set up further. */
  public StreamExecutionEnvironment newEnvironment(Configuration further) {
    Configuration all = new Configuration(settings.join());
    all.addAll(further);
    return new StreamExecutionEnvironment(all);
  }

  /**
   * Runs a job to its end.
   *
   * @param name for logs and failures
   * @param tick called several times a second while it runs
   * @throws JobFailed whatever the reason
   */
  public void run(StreamExecutionEnvironment job, String name, Runnable tick) {
    run(job, name, tick, () -> false);
  }

  /**
   * Runs a job to its end, or until it is asked to stop; then it leaves a checkpoint to go on from.
   *
   * @param name for logs and failures
   * @param tick called several times a second while it runs
   * @param stop asked as often
   * @return whether it came to its end
   * @throws JobFailed whatever the reason
   */
  public boolean run(
      StreamExecutionEnvironment job, String name, Runnable tick, BooleanSupplier stop) {
    return run(job, name, tick, stop, () -> false);
  }

  /**
   * The same for sources that never end by themselves.
   *
   * @param drained asked as often, whether the sources have come to their end; the job then
   *     finishes
   */
  public boolean run(
      StreamExecutionEnvironment job,
      String name,
      Runnable tick,
      BooleanSupplier stop,
      BooleanSupplier drained) {
    StreamGraph graph = job.getStreamGraph();
    graph.setJobName(name);
    MiniCluster running = started();
    JobGraph submitted = graph.getJobGraph();
    try {
      running.submitJob(submitted).get();
      CompletableFuture<JobResult> end = running.requestJobResult(submitted.getJobID());
      JobResult result = await(end, tick, () -> stop.getAsBoolean() || drained.getAsBoolean());
      if (result == null && !stop.getAsBoolean()) {
        drain(running, submitted.getJobID());
        result = await(end, tick, stop);
      }
      if (result == null) {
        leave(running, submitted.getJobID());
        return false;
      }
      if (!result.isSuccess()) {
        throw JobFailed.of(name, result.getSerializedThrowable().orElse(null));
      }
      return true;
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

  /** Null where it was asked to stop before. */
  private static JobResult await(
      CompletableFuture<JobResult> result, Runnable tick, BooleanSupplier stop)
      throws ExecutionException, InterruptedException {
    while (!stop.getAsBoolean()) {
      try {
        return result.get(TICK_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException stillRunning) {
        tick.run();
      }
    }
    return null;
  }

  /** The checkpoint before stays the last one if none can be made now. */
  private static void leave(MiniCluster running, JobID job) throws InterruptedException {
    try {
      running.triggerCheckpoint(job, CheckpointType.FULL).get(LEAVE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException without) {
      LOG.warn("no checkpoint was made at the end; the one before is the last", without);
    }
    try {
      running.cancelJob(job).get(LEAVE_SECONDS, TimeUnit.SECONDS);
      running.requestJobResult(job).get(LEAVE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException over) {
      LOG.debug("the job was over before it was cancelled", over);
    }
  }

  /** Lets all that is under way come to its end, as at the end of all input. */
  private void drain(MiniCluster running, JobID job) {
    running
        .stopWithSavepoint(job, directory.toUri().toString(), true, SavepointFormatType.NATIVE)
        .exceptionally(
            failure -> {
              LOG.warn("the job does not come to its end", failure);
              cancel(running, job);
              return null;
            });
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
