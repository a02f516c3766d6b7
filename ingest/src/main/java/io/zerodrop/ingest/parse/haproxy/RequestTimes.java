package io.zerodrop.ingest.parse.haproxy;

import io.zerodrop.ingest.event.Stamp;

/**
 * When a request and its last attempt began and ended, from its first byte and HAProxy's timers.
 * Each is a whole number of milliseconds counted from the same instant, so a sum of them is off by
 * up to a millisecond either way.
 */
final class RequestTimes {

  private static final long MS = Stamp.MILLISECOND;

  /** How long a request may go on that was logged before its end: timeout tunnel's usual hour. */
  private static final long OPEN_END = 3600 * Stamp.SECOND;

  /** The pause before a retry at the same server (proto_tcp.c, turn-around). */
  private static final long TURN_AROUND = Stamp.SECOND;

  private final long start;
  private final Timers timers;
  private final int retries;

  RequestTimes(long start, Timers timers, int retries) {
    this.start = start;
    this.timers = timers;
    this.retries = retries;
  }

  Stamp start() {
    return Stamp.ofMillisecond(start);
  }

  Stamp end() {
    long end = start + Math.max(timers.active(), timers.untilServer());
    boolean unknown = timers.open() || timers.active() < 0;
    return new Stamp(end - MS, unknown ? end + OPEN_END : end + 2 * MS - 1);
  }

  /** The start of the last attempt; with retries before it, any time until it was connected. */
  Stamp attempt() {
    long first = start + timers.untilServer();
    if (retries == 0) {
      return new Stamp(first - MS, first + 2 * MS - 1);
    }
    long latest = timers.connect() >= 0 ? first + timers.connect() + 2 * MS - 1 : end().latest();
    return new Stamp(first - MS, Math.max(first, latest));
  }

  /** How long the last connection attempt of a failed request can have taken. */
  long lastConnecting() {
    long all = Math.max(0, timers.active() - timers.untilServer());
    return Math.max(0, all - retries * TURN_AROUND);
  }

  /** From the start of the attempt to its end, -1 where retries hide it. */
  long responseMicros() {
    return retries > 0 || timers.active() < 0
        ? -1
        : Math.max(0, timers.active() - timers.untilServer());
  }
}
