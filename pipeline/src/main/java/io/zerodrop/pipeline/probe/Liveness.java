package io.zerodrop.pipeline.probe;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Watches whether the probe itself runs. A thread that only ticks stands still when the process
 * does: in a pause of the garbage collector, on a machine that is overloaded or asleep.
 */
final class Liveness implements AutoCloseable {

  static final long TICK_MILLIS = 20;

  /** Shorter ones are nobody's business. */
  private static final long WORTH_KEEPING_MICROS = 200_000;

  private static final int MOST_PAUSES = 1000;

  private record Pause(long fromMicros, long toMicros) {}

  private final LongSupplier micros;
  private final Deque<Pause> pauses = new ArrayDeque<>();
  private final Thread thread = new Thread(this::watch, "probe-liveness");
  private long last;
  private long longest;
  private volatile boolean stopped;

  /**
   * @param micros a clock
   */
  Liveness(LongSupplier micros) {
    this.micros = micros;
    this.last = micros.getAsLong();
    thread.setDaemon(true);
  }

  Liveness start() {
    thread.start();
    return this;
  }

  private void watch() {
    try {
      while (!stopped) {
        TimeUnit.MILLISECONDS.sleep(TICK_MILLIS);
        tick();
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  synchronized void tick() {
    long now = micros.getAsLong();
    long pause = now - last - TICK_MILLIS * 1000;
    longest = Math.max(longest, pause);
    if (pause >= WORTH_KEEPING_MICROS) {
      pauses.addLast(new Pause(last, now));
      if (pauses.size() > MOST_PAUSES) {
        pauses.removeFirst();
      }
    }
    last = now;
  }

  /** The longest time that the probe stood still between the two times. */
  synchronized long pausedMicros(long from, long to) {
    long paused = 0;
    for (Pause pause : pauses) {
      paused = Math.max(paused, Math.min(to, pause.toMicros) - Math.max(from, pause.fromMicros));
    }
    // A pause that ends as the request does may not have been noticed by the tick yet.
    return Math.max(paused, Math.min(to, micros.getAsLong()) - Math.max(from, last));
  }

  /** The longest pause since this was asked before. */
  synchronized long longestPauseMicros() {
    long since = Math.max(0, longest);
    longest = 0;
    return since;
  }

  @Override
  public void close() {
    stopped = true;
    thread.interrupt();
  }
}
