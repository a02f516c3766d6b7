package io.zerodrop.bench.soak;

import io.zerodrop.bench.bundle.LiveBundle;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** One stream under load, looked at from outside. */
public final class Soak {

  private static final long LOOK_MILLIS = 250;
  private static final long SAMPLE_NANOS = TimeUnit.SECONDS.toNanos(15);

  /** Samples in one. */
  private static final int A_MINUTE = 4;

  /** Before the load ends, after which no rollout begins. */
  private static final double LAST_ROLLOUT = 50;

  /** After the load has ended, for what is still to come. */
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

  /** How much was written by when. */
  private record Mark(long nanos, long requests) {}

  private final SoakPlan plan;
  private final PrintStream out;
  private final Delays delays;
  private final List<Sample> samples = new CopyOnWriteArrayList<>();
  private final Deque<Mark> marks = new ArrayDeque<>();
  private final long began;
  private LiveBundle bundle;
  private StreamProcess stream;
  private double cpu;
  private double sampled;
  private long next;
  private long since;

  public Soak(SoakPlan plan, PrintStream out) {
    this.plan = plan;
    this.out = out;
    this.delays = new Delays(new Searches(plan.elasticsearch()));
    this.began = System.nanoTime();
  }

  /** Returns whether it held. */
  public boolean run() throws IOException, InterruptedException {
    try (LiveBundle load = new LiveBundle(plan.bundle(), delays::written);
        StreamProcess started =
            StreamProcess.start(
                plan.home(),
                plan.bundle().directory(),
                plan.out(),
                plan.elasticsearch(),
                plan.options())) {
      bundle = load;
      stream = started;
      stream.awaitReady();
      since = System.nanoTime();
      next = since;
      out.println(Sample.HEADER);
      CompletableFuture<Void> writing = CompletableFuture.runAsync(this::write);
      while (!writing.isDone()) {
        watch();
      }
      writing.join();
      long deadline = System.nanoTime() + PATIENCE_NANOS;
      while (System.nanoTime() < deadline
          && plan.step() == 0
          && (delays.waiting() > 0 || stream.requests() < bundle.requests())) {
        watch();
      }
      return conclude();
    }
  }

  private void write() {
    try {
      bundle.write(
          () -> seconds() < plan.seconds() - LAST_ROLLOUT,
          () -> seconds() >= plan.seconds() || overrun());
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private double seconds() {
    return (System.nanoTime() - since) / 1e9;
  }

  private void watch() throws IOException, InterruptedException {
    if (!stream.alive()) {
      throw new IOException("the stream ended; see " + plan.out().resolve("stream.err"));
    }
    bundle.rate(plan.rateAt(seconds()));
    marks.add(new Mark(System.nanoTime(), bundle.requests()));
    delays.look();
    if (System.nanoTime() - next >= 0 && seconds() < plan.seconds()) {
      next += SAMPLE_NANOS;
      Sample sample = sample();
      samples.add(sample);
      out.println(sample.row());
    }
    Thread.sleep(LOOK_MILLIS);
  }

  private Sample sample() throws IOException, InterruptedException {
    double lag = lag();
    double now = seconds();
    double used = stream.cpuSeconds();
    double cores = (used - cpu) / (now - sampled);
    cpu = used;
    sampled = now;
    return new Sample(
        now,
        plan.rateAt(now),
        stream.liveBytes(),
        stream.residentBytes(),
        stream.stateBytes(),
        samples.isEmpty() ? 0 : cores,
        lag,
        bundle.behind() / 1e6,
        delays.waiting(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  private double lag() throws InterruptedException {
    long counted = stream.requests();
    while (marks.size() > 1 && marks.peek().requests() <= counted) {
      marks.poll();
    }
    return marks.isEmpty() ? 0 : (System.nanoTime() - marks.peek().nanos()) / 1e9;
  }

  /**
   * With ever more requests a second there is no steadiness to ask for, but a last rate kept up
   * with.
   */
  private boolean ceiling() {
    int kept = 0;
    for (Sample sample : samples) {
      if (sample.lagSeconds() >= Verdict.BEHIND) {
        break;
      }
      kept = sample.rate() - plan.step();
    }
    out.printf(
        "%nkept up with %,d requests a second; p50 %.1f s, p99 %.1f s from line to finding%n",
        kept, delays.within(0.5), delays.within(0.99));
    return kept > 0;
  }

  private boolean overrun() {
    return plan.step() > 0
        && !samples.isEmpty()
        && samples.get(samples.size() - 1).lagSeconds() > 3 * Verdict.BEHIND;
  }

  private boolean conclude() throws IOException, InterruptedException {
    if (plan.step() > 0) {
      return ceiling();
    }
    Verdict verdict = new Verdict();
    List<Sample> half = samples.subList(samples.size() / 2, samples.size());
    verdict.keptUp(samples.get(samples.size() - 1));
    verdict.same("requests", bundle.requests(), stream.requests());
    verdict.complete(delays.lost(), delays.wrong());
    verdict.quick(delays);
    verdict.steady("live heap", Trend.ofFloor(half, A_MINUTE, Sample::liveBytes));
    verdict.steady("state", Trend.of(half, Sample::stateBytes));
    out.printf(
        "%n%d s, %,d requests, %d rollouts, %d terminations; the stream took %.2f cores%n%s%n",
        Math.round(plan.seconds()),
        bundle.requests(),
        bundle.rollouts(),
        bundle.terminations(),
        stream.cpuSeconds() / ((System.nanoTime() - began) / 1e9),
        verdict.text());
    return verdict.held();
  }
}
