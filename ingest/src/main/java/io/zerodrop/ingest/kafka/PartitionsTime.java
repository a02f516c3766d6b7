package io.zerodrop.ingest.kafka;

import java.util.function.LongSupplier;

/**
 * How late it is by what the partitions of one reader say, in milliseconds: since their latest
 * record time has gone on as the clock does. So logs of the past may be fed at any speed, and with
 * pauses, without a jump to the present, and in silence time goes on. Without a record it is the
 * clock's.
 */
final class PartitionsTime {

  private final LongSupplier clock;
  private long latest = Long.MIN_VALUE;
  private long arrival;

  PartitionsTime(LongSupplier clock) {
    this.clock = clock;
  }

  long clock() {
    return clock.getAsLong();
  }

  void comes(long timestamp) {
    latest = Math.max(latest, timestamp);
    arrival = clock();
  }

  long now() {
    return latest == Long.MIN_VALUE ? clock() : latest + clock() - arrival;
  }
}
