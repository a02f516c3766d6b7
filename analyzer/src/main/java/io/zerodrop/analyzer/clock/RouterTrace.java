package io.zerodrop.analyzer.clock;

import io.zerodrop.ingest.event.Stamp;
import java.util.ArrayList;
import java.util.List;

/**
 * What one router's log shows of one route, as far as it bears on the router's clock. Times are by
 * that clock, in microseconds.
 *
 * @param route see {@link io.zerodrop.analyzer.route.RouteKeys}
 * @param firstTried no later than this the first attempt began; {@link Long#MAX_VALUE} without one
 * @param lastServed no earlier than this the last answer of the pod ended; {@link Long#MIN_VALUE}
 *     without one
 * @param failures when attempts met a pod that did not accept or broke off: the earliest and the
 *     latest of them, in order
 */
public record RouterTrace(
    String router, String route, long firstTried, long lastServed, List<Stamp> failures) {

  /** More failures of one route, between the first and the last, add nothing. */
  private static final int MOST_FAILURES = 400;

  public RouterTrace {
    List<Stamp> sorted = failures.stream().sorted().toList();
    int half = MOST_FAILURES / 2;
    if (sorted.size() > MOST_FAILURES) {
      List<Stamp> ends = new ArrayList<>(sorted.subList(0, half));
      ends.addAll(sorted.subList(sorted.size() - half, sorted.size()));
      sorted = ends;
    }
    failures = List.copyOf(sorted);
  }

  RouterTrace merge(RouterTrace other) {
    List<Stamp> all = new ArrayList<>(failures);
    all.addAll(other.failures);
    return new RouterTrace(
        router,
        route,
        Math.min(firstTried, other.firstTried),
        Math.max(lastServed, other.lastServed),
        all);
  }
}
