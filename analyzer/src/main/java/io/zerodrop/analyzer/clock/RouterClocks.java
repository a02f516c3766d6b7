package io.zerodrop.analyzer.clock;

import io.zerodrop.analyzer.route.RouteHistory;
import io.zerodrop.ingest.event.RouterLine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Estimates the clocks of routers against the cluster's. */
public final class RouterClocks {

  private final Map<String, RouteHistory> routes = new HashMap<>();
  private final Map<String, RouterReading> routers = new TreeMap<>();
  private final Map<String, ClockReading> accessLogs = new TreeMap<>();
  private final List<ClockReading> errorLogs = new ArrayList<>();
  private final Reloads reloads;

  private RouterClocks(
      Collection<RouterTrace> traces,
      Collection<RouterLine> lines,
      Collection<RouteHistory> histories) {
    histories.forEach(route -> routes.put(route.key(), route));
    reloads = new Reloads(histories, lines);
    Map<String, List<RouterTrace>> byRouter = new TreeMap<>();
    for (RouterTrace trace : RouterTraces.merged(traces)) {
      byRouter.computeIfAbsent(trace.router(), r -> new ArrayList<>()).add(trace);
    }
    byRouter.forEach((router, of) -> routers.put(router, read(router, of)));
  }

  /**
   * A reading of the clock of every access log, and of every error log that has lines about its
   * attempts.
   *
   * @param traces in any order, in parts or whole
   * @param lags of all routes
   * @param lines in which routers tell of their reloads
   */
  public static List<ClockReading> read(
      Collection<RouterTrace> traces,
      Collection<ErrorLag> lags,
      Collection<RouterLine> lines,
      Collection<RouteHistory> routes) {
    RouterClocks clocks = new RouterClocks(traces, lines, routes);
    clocks.routers.forEach((router, reading) -> clocks.accessLogs.put(router, reading.alone()));
    ErrorLog.of(lags).forEach(clocks::reconcile);
    List<ClockReading> readings = new ArrayList<>(clocks.accessLogs.values());
    readings.addAll(clocks.errorLogs);
    return readings;
  }

  private RouterReading read(String router, List<RouterTrace> traces) {
    OffsetVotes votes = new OffsetVotes();
    OffsetVotes impossible = new OffsetVotes();
    RouterVotes of = new RouterVotes(votes, impossible);
    for (RouterTrace trace : traces) {
      RouteHistory route = routes.get(trace.route());
      if (route != null) {
        of.add(trace, route);
      }
    }
    return new RouterReading(router, votes, impossible);
  }

  /** Of an access log and an error log that disagree, one at least is off. */
  private void reconcile(ErrorLog log) {
    RouterReading router = routers.get(log.router());
    if (router == null) {
      return;
    }
    long ifErrorLogIsRight = -log.lag();
    if (router.off()) {
      if (router.allows(ifErrorLogIsRight)) {
        accessLogs.put(log.router(), router.at(ifErrorLogIsRight));
      }
    } else if (log.lag() != 0 && accessIsOff(router, log)) {
      accessLogs.put(log.router(), router.at(ifErrorLogIsRight));
    }
    errorLogs.add(log.at(log.lag() + accessLogs.get(log.router()).offset()));
  }

  private boolean accessIsOff(RouterReading router, ErrorLog log) {
    int byFailures = router.compare(0, -log.lag());
    int byReloads = byFailures != 0 ? byFailures : reloads.compare(log.file(), log.lag(), 0);
    return byReloads > 0;
  }
}
