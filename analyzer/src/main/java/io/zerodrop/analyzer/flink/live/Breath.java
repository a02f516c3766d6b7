package io.zerodrop.analyzer.flink.live;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * How long to wait after some work until the next of its kind, so that it takes no more than a
 * fifth of a core. Told by the time that the work ran: one that had to wait for a core among others
 * must not wait the longer for that.
 */
final class Breath {

  /** Times the work's own duration. */
  private static final long TIMES = 4;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final long shortestMillis;
  private long began;

  Breath(long shortestMillis) {
    this.shortestMillis = shortestMillis;
  }

  /**
   * The work begins, in this thread.
   *
   * @param now by whose difference it is told where the machine tells no better, in milliseconds
   */
  void begin(long now) {
    began = worked(now);
  }

  /** In milliseconds, once the work is done. */
  long untilNext(long now) {
    return afterWork(worked(now) - began);
  }

  long afterWork(long millis) {
    return Math.max(shortestMillis, TIMES * millis);
  }

  private static long worked(long now) {
    long nanos = THREADS.isCurrentThreadCpuTimeSupported() ? THREADS.getCurrentThreadCpuTime() : -1;
    return nanos < 0 ? now : nanos / 1_000_000;
  }
}
