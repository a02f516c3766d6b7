package io.zerodrop.pipeline.stream;

import io.zerodrop.ingest.source.BytesRead;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** Whether nothing was read for so long that a script may take it for the end. */
final class Idleness implements BooleanSupplier {

  /** Within which a broker says the first time what it has, if it has anything. */
  private static final long FIRST = TimeUnit.SECONDS.toNanos(30);

  private final long nanos;
  private final LongSupplier read;
  private final LongSupplier clock;
  private final long before;
  private long latest;
  private long since;

  /**
   * @param nanos of silence that are the end
   * @param read bytes by now
   * @param clock in nanoseconds
   */
  Idleness(long nanos, LongSupplier read, LongSupplier clock) {
    this.nanos = nanos;
    this.read = read;
    this.clock = clock;
    this.before = read.getAsLong();
    this.latest = before;
    this.since = clock.getAsLong();
  }

  /** Never where files alone are followed, for they see it themselves. */
  static BooleanSupplier of(StreamRequest request, String run) {
    return request.kafka() == null || request.stopWhenIdle() == null
        ? () -> false
        : new Idleness(request.stopWhenIdle().toNanos(), () -> BytesRead.of(run), System::nanoTime);
  }

  @Override
  public boolean getAsBoolean() {
    long now = read.getAsLong();
    if (now != latest) {
      latest = now;
      since = clock.getAsLong();
    }
    long patience = latest > before ? nanos : Math.max(nanos, FIRST);
    return clock.getAsLong() - since >= patience;
  }
}
