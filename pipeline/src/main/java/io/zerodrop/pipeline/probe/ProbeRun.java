package io.zerodrop.pipeline.probe;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Sends requests at a constant rate, in turn over new and kept connections, whether or not earlier
 * ones were answered.
 *
 * @param count of requests at most
 * @param seconds at most
 */
public record ProbeRun(Target target, String name, double rate, long count, double seconds) {

  private static final int MOST_UNDER_WAY = 512;
  private static final long BEAT_MICROS = 1_000_000;

  /**
   * @param samples gets each request when it is over, one after the other
   * @param beats gets a sign of life each second, in between
   * @return how many were sent
   */
  public long send(Consumer<Sample> samples, Consumer<Heartbeat> beats)
      throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(MOST_UNDER_WAY, ProbeRun::thread);
    long planned = Math.min(count, (long) Math.ceil(rate * seconds));
    long began = System.nanoTime();
    long beganMicros = Sampler.now();
    try (Liveness liveness = new Liveness(Sampler::now).start();
        Sampler fresh = new Sampler(target, false, liveness);
        Sampler kept = new Sampler(target, true, liveness)) {
      long nextBeat = beganMicros + BEAT_MICROS;
      for (long number = 0; number < planned; number++) {
        long due = (long) (number * 1e9 / rate);
        while (System.nanoTime() - began < due) {
          LockSupport.parkNanos(due - (System.nanoTime() - began));
          if (Thread.interrupted()) {
            throw new InterruptedException();
          }
        }
        while (Sampler.now() >= nextBeat) {
          Heartbeat beat = new Heartbeat(nextBeat, liveness.longestPauseMicros(), number);
          nextBeat += BEAT_MICROS;
          synchronized (samples) {
            beats.accept(beat);
          }
        }
        Sampler sampler = List.of(fresh, kept).get(turn(number));
        String id = name + "-" + number;
        threads.execute(
            () -> {
              Sample sample = sampler.send(id, beganMicros + due / 1000);
              synchronized (samples) {
                samples.accept(sample);
              }
            });
      }
      threads.shutdown();
      threads.awaitTermination(target.timeoutMillis() * 3L + 1000, TimeUnit.MILLISECONDS);
      return planned;
    } catch (RejectedExecutionException stopped) {
      throw new IllegalStateException(stopped);
    } finally {
      threads.shutdownNow();
    }
  }

  /**
   * Whose turn it is, by the Thue-Morse sequence: plain alternation would be in step with a
   * balancer that goes around two backends, and each sampler would see only one of them.
   */
  private static int turn(long number) {
    return Long.bitCount(number) % 2;
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "probe");
    thread.setDaemon(true);
    return thread;
  }
}
