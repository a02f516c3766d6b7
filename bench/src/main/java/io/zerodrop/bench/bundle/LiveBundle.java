package io.zerodrop.bench.bundle;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** The logs of a busy cluster, written while they happen. */
public final class LiveBundle implements Closeable {

  /** Between two times at which lines are written. */
  private static final long SLOT = 50 * Times.MS;

  /** Until the first rollout. */
  private static final long QUIET = 10 * Times.SECOND;

  private static final double AUDIT_TO_ACCESS = 15.0 / 80;
  private static final double PROXY_TO_ACCESS = 5.0 / 80;

  /** Told of lost requests just after their lines were written. */
  @FunctionalInterface
  public interface Written {
    void lost(List<RequestId> ids);
  }

  private final Scene scene;
  private final Written written;
  private final List<RequestId> lost = new ArrayList<>();
  private final long start = now();
  private volatile int rate;
  private volatile long behind;
  private double owed;
  private double due = 1;

  public LiveBundle(BundleSpec spec, Written written) throws IOException {
    this.written = written;
    this.rate = spec.rate();
    this.scene = new Scene(spec, start, lost::add);
    scene.list(start, start - 3_600 * Times.SECOND);
    scene.publish(start);
  }

  private static long now() {
    return System.currentTimeMillis() * Times.MS;
  }

  /** From now on so many requests a second. */
  public void rate(int perSecond) {
    rate = perSecond;
  }

  /** How much later than it happened the last line was written, in microseconds. */
  public long behind() {
    return behind;
  }

  public long requests() {
    return scene.answers.requests;
  }

  public long terminations() {
    return scene.answers.terminations;
  }

  public long rollouts() {
    return scene.answers.rollouts;
  }

  /**
   * Writes until it is told to stop; the last rollouts are over then.
   *
   * @param rolling whether further rollouts may begin
   * @param stopped whether to write nothing more
   */
  public void write(BooleanSupplier rolling, BooleanSupplier stopped)
      throws IOException, InterruptedException {
    long second = start;
    for (long slot = start; !stopped.getAsBoolean(); slot += SLOT) {
      long wait = slot + SLOT - now();
      if (wait > 0) {
        Thread.sleep(wait / Times.MS);
      }
      requests(slot);
      if (slot + SLOT >= second + Times.SECOND) {
        rollouts(slot, rolling.getAsBoolean());
        long access = scene.access.accessBytes();
        scene.noise.fill(second, (long) (access * AUDIT_TO_ACCESS));
        scene.proxies.fill(second, (long) (access * PROXY_TO_ACCESS) - scene.slices.bytes());
        second += Times.SECOND;
      }
      scene.publish(slot + SLOT);
      behind = Math.max(0, now() - slot - SLOT);
      if (!lost.isEmpty()) {
        written.lost(List.copyOf(lost));
        lost.clear();
      }
    }
  }

  private void requests(long slot) throws IOException {
    owed += rate * (double) SLOT / Times.SECOND;
    int count = (int) owed;
    owed -= count;
    for (int i = 0; i < count; i++) {
      long end = slot + i * SLOT / count;
      scene.agenda.runUntil(end);
      scene.access.request(end);
    }
    scene.agenda.runUntil(slot + SLOT - 1);
  }

  private void rollouts(long slot, boolean more) throws IOException {
    if (!more || slot < start + QUIET) {
      return;
    }
    for (; due >= 1; due--) {
      int index = scene.random.nextInt(scene.world.services.size());
      if (!scene.world.services.get(index).rolling) {
        scene.answers.rollouts++;
        new Rollout(scene, index).start(slot + SLOT);
      }
    }
    due += scene.spec.rolloutsPerMinute() / 60;
  }

  @Override
  public void close() throws IOException {
    scene.close();
  }
}
