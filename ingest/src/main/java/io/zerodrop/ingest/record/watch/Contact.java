package io.zerodrop.ingest.record.watch;

import java.time.Duration;
import java.time.Instant;

/** Until when a source is known to have told everything. Read by other threads. */
final class Contact {

  /** Renewals of a watch take less. */
  private static final Duration SHORT = Duration.ofSeconds(1);

  private volatile Instant last;
  private volatile Instant cutSince;
  private Instant gapBegan;
  private Instant gapEnds;

  /**
   * @param last when something was heard in an earlier life, else now
   */
  Contact(Instant last) {
    this.last = last;
    this.cutSince = last;
  }

  void heard(Instant at) {
    last = at;
  }

  /** The connection stands again. */
  void restored(Instant at, Duration catchingUp) {
    boolean gap = Duration.between(last, at).compareTo(SHORT) > 0;
    gapBegan = gap ? last : null;
    gapEnds = at.plus(catchingUp);
    cutSince = null;
    last = at;
  }

  /**
   * @return whether it was not known before
   */
  boolean lost() {
    boolean news = cutSince == null;
    if (news) {
      cutSince = last;
    }
    return news;
  }

  Instant last() {
    return last;
  }

  /** Null while the connection stands. */
  Instant cutSince() {
    return cutSince;
  }

  /** When what is heard at a time had certainly not happened yet; null where it just happened. */
  Instant notBefore(Instant heard) {
    return gapBegan != null && heard.isBefore(gapEnds) ? gapBegan : null;
  }
}
