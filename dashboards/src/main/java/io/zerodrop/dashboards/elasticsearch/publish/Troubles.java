package io.zerodrop.dashboards.elasticsearch.publish;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Tells how long Elasticsearch has taken nothing. Thread-safe. */
final class Troubles {

  private final Duration patience;
  private final LongSupplier nanos;
  private int failures;
  private long since;

  /**
   * @param patience null for no end of it
   * @param nanos a clock that never goes back
   */
  Troubles(Duration patience, LongSupplier nanos) {
    this.patience = patience;
    this.nanos = nanos;
  }

  /** How many requests in a row, this one included, brought nothing in. */
  synchronized int after(BulkOutcome outcome) {
    boolean progress = outcome.retried().isEmpty() || outcome.stored() + outcome.stale() > 0;
    if (progress) {
      failures = 0;
    } else if (failures++ == 0) {
      since = nanos.getAsLong();
    }
    return Math.max(1, failures);
  }

  /** Why to give up; null while there is hope. */
  synchronized String exhausted(BulkOutcome outcome) {
    if (patience == null || failures == 0 || nanos.getAsLong() - since < patience.toNanos()) {
      return null;
    }
    return "Elasticsearch has taken nothing for "
        + patience.toSeconds()
        + " s: "
        + outcome.reason();
  }
}
