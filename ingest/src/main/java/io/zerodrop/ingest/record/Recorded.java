package io.zerodrop.ingest.record;

import io.zerodrop.ingest.record.bundle.RecordKind;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** What became of one kind of records so far. */
final class Recorded {

  private final RecordKind kind;
  private final AtomicLong lines = new AtomicLong();
  private volatile Instant last = Instant.EPOCH;

  Recorded(RecordKind kind) {
    this.kind = kind;
  }

  RecordKind kind() {
    return kind;
  }

  void wrote(int count, Instant at) {
    lines.addAndGet(count);
    last = at;
  }

  /** Without heartbeats. */
  long lines() {
    return lines.get();
  }

  boolean silentFor(Duration time, Instant now) {
    return Duration.between(last, now).compareTo(time) >= 0;
  }
}
