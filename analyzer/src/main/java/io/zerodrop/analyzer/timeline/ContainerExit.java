package io.zerodrop.analyzer.timeline;

import io.zerodrop.analyzer.result.Evidence;
import io.zerodrop.ingest.event.Stamp;

/**
 * The end of one run of a container.
 *
 * @param serving whether the container holds the port that endpoints point at
 * @param restarted whether the container ran again in the same pod
 * @param exitCode -1 where no source tells it
 * @param reason such as {@code Completed}, {@code Error}, {@code OOMKilled}; null if not told
 * @param at when the process ended
 * @param started when that run began, null if not told
 */
public record ContainerExit(
    String container,
    String containerId,
    boolean serving,
    boolean restarted,
    int exitCode,
    String reason,
    Stamp at,
    Stamp started,
    Evidence evidence) {

  /** Exit code of a process that SIGKILL ended (128 + 9). */
  public static final int SIGKILLED = 137;

  /** Whether the kernel killed it for lack of memory. */
  public boolean outOfMemory() {
    return "OOMKilled".equals(reason);
  }
}
