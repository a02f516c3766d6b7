package io.zerodrop.pipeline.cluster;

import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.configuration.BlobServerOptions;
import org.apache.flink.configuration.ClusterOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.SecurityOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;

/** How Flink is set up inside this process. */
final class LocalSettings {

  private static final String LOOPBACK = "127.0.0.1";
  private static final int BUFFERS_PER_MEBIBYTE = 32;

  /** Exchanges between operators that a job of ours has at most at one time. */
  private static final int EXCHANGES = 4;

  private LocalSettings() {}

  /**
   * @param directory for all that Flink writes to disk
   */
  static Configuration of(int parallelism, Path directory) {
    Configuration settings = new Configuration();
    staysOnThisMachine(settings);
    settings.set(CoreOptions.TMP_DIRS, directory.toString());
    settings.set(ClusterOptions.PROCESS_WORKING_DIR_BASE, directory.toString());
    settings.set(CoreOptions.DEFAULT_PARALLELISM, parallelism);
    settings.set(TaskManagerOptions.NUM_TASK_SLOTS, parallelism);
    settings.set(TaskManagerOptions.NETWORK_MEMORY_MIN, networkMemory(parallelism));
    settings.set(TaskManagerOptions.NETWORK_MEMORY_MAX, networkMemory(parallelism));
    settings.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(8));
    jobs(settings);
    // A closed lid or a long garbage collection is no lost node: all nodes are this process.
    settings.set(HeartbeatManagerOptions.HEARTBEAT_INTERVAL, Duration.ofMinutes(10));
    settings.set(HeartbeatManagerOptions.HEARTBEAT_TIMEOUT, Duration.ofDays(1));
    return settings;
  }

  /** Flink's BLOB server listens on all interfaces unless told. */
  private static void staysOnThisMachine(Configuration settings) {
    settings.set(JobManagerOptions.ADDRESS, LOOPBACK);
    settings.set(JobManagerOptions.BIND_HOST, LOOPBACK);
    settings.set(TaskManagerOptions.HOST, LOOPBACK);
    settings.set(TaskManagerOptions.BIND_HOST, LOOPBACK);
    settings.set(RestOptions.ADDRESS, LOOPBACK);
    settings.set(RestOptions.BIND_ADDRESS, LOOPBACK);
    settings.set(RestOptions.BIND_PORT, "0");
    settings.set(WebOptions.SUBMIT_ENABLE, false);
    settings.set(WebOptions.CANCEL_ENABLE, false);
    // The task manager would fetch offloaded data from the host's name, where nobody listens now.
    settings.set(BlobServerOptions.OFFLOAD_MINSIZE, Integer.MAX_VALUE);
    settings.set(SecurityOptions.DELEGATION_TOKENS_ENABLED, false);
  }

  private static void jobs(Configuration settings) {
    settings.set(PipelineOptions.GENERIC_TYPES, false);
    settings.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    settings.set(PipelineOptions.OBJECT_REUSE, true);
    settings.set(PipelineOptions.MAX_PARALLELISM, 128);
    settings.set(PipelineOptions.AUTO_WATERMARK_INTERVAL, Duration.ZERO);
    settings.set(RestartStrategyOptions.RESTART_STRATEGY, "disable");
    settings.set(CoreOptions.CHECK_LEAKED_CLASSLOADER, false);
  }

  /** Two exclusive buffers a channel on each side and eight floating ones a gate. */
  private static MemorySize networkMemory(int parallelism) {
    int buffers = EXCHANGES * (4 * parallelism * parallelism + 16 * parallelism);
    return MemorySize.ofMebiBytes(Math.max(16, 2 + buffers / BUFFERS_PER_MEBIBYTE));
  }
}
