package io.zerodrop.pipeline.command;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Whether the process was asked to end (SIGTERM, SIGINT). It then waits a while for the work at
 * hand to be left in good order, and ends with the exit code of that work: left alone, Java ends
 * with 143, which systemd and Kubernetes take for a failure.
 */
public final class StopSignal implements BooleanSupplier, AutoCloseable {

  private static final long PATIENCE_SECONDS = 80;

  /** Between the end of the work and that of the process. */
  private static final long LAST_SECONDS = 5;

  private static volatile boolean came;

  private final CountDownLatch done = new CountDownLatch(1);
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread hook = new Thread(this::asked, "stop");

  private StopSignal() {}

  static StopSignal awaiting() {
    StopSignal signal = new StopSignal();
    Runtime.getRuntime().addShutdownHook(signal.hook);
    return signal;
  }

  private void asked() {
    came = true;
    stop.countDown();
    try {
      if (done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        TimeUnit.SECONDS.sleep(LAST_SECONDS);
      }
    } catch (InterruptedException inAHurry) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean getAsBoolean() {
    return stop.getCount() == 0;
  }

  /**
   * Waits for the signal.
   *
   * @return whether it came
   */
  boolean await(long millis) throws InterruptedException {
    return stop.await(millis, TimeUnit.MILLISECONDS);
  }

  /** The work is left in good order. */
  @Override
  public void close() {
    done.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException alreadyShuttingDown) {
      // it has run
    }
  }

  /** Ends the process. */
  public static void exit(int code) {
    if (came) {
      System.out.flush();
      System.err.flush();
      Runtime.getRuntime().halt(code);
    }
    System.exit(code);
  }
}
