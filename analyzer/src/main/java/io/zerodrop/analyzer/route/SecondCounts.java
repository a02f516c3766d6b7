package io.zerodrop.analyzer.route;

import io.zerodrop.ingest.event.RequestLogged;
import io.zerodrop.ingest.event.Stamp;
import io.zerodrop.ingest.traffic.RequestCount;
import io.zerodrop.ingest.traffic.StatusCounts;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Requests of one Service by the second in which they started. Requests come nearly in order, so a
 * few seconds are open at a time; a second that has to make room for another is handed over as it
 * stands, and what comes for it later is handed over besides.
 */
final class SecondCounts {

  private static final int OPEN = 16; // a power of two

  /** A start that is known no better than this says nothing of how long the request took. */
  static final long WIDEST_START = 10 * Stamp.SECOND;

  private final String label;
  private final long[] seconds = new long[OPEN];
  private final long[] requests = new long[OPEN];
  private final long[] failed = new long[OPEN];
  private final long[] attempts = new long[OPEN];
  private final long[] longest = new long[OPEN];
  private final int[] byStatus = new int[OPEN * StatusCounts.CLASSES];
  private final Consumer<RequestCount> full;

  /**
   * @param full gets what has to make room
   */
  SecondCounts(String label, Consumer<RequestCount> full) {
    this.label = label;
    this.full = full;
  }

  /**
   * @param off microseconds that the router's clock is ahead
   */
  void add(RequestLogged request, long off) {
    boolean hasFailed =
        request.status() >= 500 || request.status() == 499 || Suspicion.unanswered(request);
    boolean timed = request.start().width() <= WIDEST_START;
    Stamp when = timed ? request.start() : request.end();
    add(
        Math.floorDiv(when.middle() - off, Stamp.SECOND),
        hasFailed,
        Math.max(1, request.attempts().size()),
        hasFailed || !timed ? -1 : request.end().middle() - request.start().middle(),
        StatusCounts.classOf(request.status()));
  }

  /**
   * @param took how long it took if it was answered well, else -1
   * @param statusClass see {@link StatusCounts#classOf}
   */
  void add(long second, boolean hasFailed, int tries, long took, int statusClass) {
    int slot = (int) second & OPEN - 1;
    if (requests[slot] == 0) {
      seconds[slot] = second;
      longest[slot] = -1;
    } else if (seconds[slot] != second) {
      release(slot, full);
      seconds[slot] = second;
      longest[slot] = -1;
    }
    requests[slot]++;
    failed[slot] += hasFailed ? 1 : 0;
    attempts[slot] += tries;
    byStatus[slot * StatusCounts.CLASSES + statusClass]++;
    longest[slot] = Math.max(longest[slot], took);
  }

  void drain(Consumer<RequestCount> counts) {
    for (int slot = 0; slot < OPEN; slot++) {
      if (requests[slot] > 0) {
        release(slot, counts);
      }
    }
  }

  private void release(int slot, Consumer<RequestCount> counts) {
    int from = slot * StatusCounts.CLASSES;
    counts.accept(
        new RequestCount(
            label,
            seconds[slot],
            requests[slot],
            failed[slot],
            attempts[slot],
            longest[slot],
            StatusCounts.of(byStatus, from)));
    requests[slot] = 0;
    failed[slot] = 0;
    attempts[slot] = 0;
    Arrays.fill(byStatus, from, from + StatusCounts.CLASSES, 0);
  }
}
