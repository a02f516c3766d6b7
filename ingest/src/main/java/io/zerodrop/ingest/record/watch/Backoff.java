package io.zerodrop.ingest.record.watch;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long to wait before the next try: twice as long after each failure, up to a bound, and by a
 * random part shorter, so that many clients do not come back at once.
 */
public final class Backoff {

  private static final int MOST_DOUBLINGS = 16;

  private final Duration first;
  private final Duration longest;
  private final DoubleSupplier chance;
  private int failures;

  /**
   * @param chance gives numbers from 0 to 1
   */
  public Backoff(Duration first, Duration longest, DoubleSupplier chance) {
    this.first = first;
    this.longest = longest;
    this.chance = chance;
  }

  /** Between a half and the whole of what is due. */
  Duration next() {
    long due = Math.min(longest.toMillis(), first.toMillis() << Math.min(failures, MOST_DOUBLINGS));
    failures++;
    return Duration.ofMillis((long) (due * (0.5 + chance.getAsDouble() / 2)));
  }

  void succeeded() {
    failures = 0;
  }
}
