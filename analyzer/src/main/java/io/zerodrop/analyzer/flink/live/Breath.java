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

  /** The work begins, in this thread. */
  void begin() {
    began = worked();
  }

  /** In milliseconds, once the work is done. */
  long untilNext() {
    return afterWork((worked() - began) / 1_000_000);
  }

  long afterWork(long millis) {
    return Math.max(shortestMillis, TIMES * millis);
  }

  private static long worked() {
    long nanos = THREADS.isCurrentThreadCpuTimeSupported() ? THREADS.getCurrentThreadCpuTime() : -1;
    return nanos < 0 ? System.nanoTime() : nanos;
  }
}
