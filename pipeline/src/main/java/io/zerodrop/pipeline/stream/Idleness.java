package io.zerodrop.pipeline.stream;

import io.zerodrop.ingest.source.BytesRead;
import java.util.function.BooleanSupplier;

/** Whether nothing was read for so long that a script may take it for the end. */
final class Idleness implements BooleanSupplier {

  private final long nanos;
  private final String run;
  private final long before;
  private long read;
  private long since = System.nanoTime();

  private Idleness(long nanos, String run) {
    this.nanos = nanos;
    this.run = run;
    this.before = BytesRead.of(run);
    this.read = before;
  }

  /** Never where files alone are followed, for they see it themselves. */
  static BooleanSupplier of(StreamRequest request, String run) {
    return request.kafka() == null || request.stopWhenIdle() == null
        ? () -> false
        : new Idleness(request.stopWhenIdle().toNanos(), run);
  }

  @Override
  public boolean getAsBoolean() {
    long now = BytesRead.of(run);
    if (now != read) {
      read = now;
      since = System.nanoTime();
    }
    return read > before && System.nanoTime() - since >= nanos;
  }
}
