package io.zerodrop.analyzer.clock;

import io.zerodrop.analyzer.route.AttemptSeen;
import io.zerodrop.ingest.event.RequestLogged;
import io.zerodrop.ingest.event.RequestLogged.Attempt;
import io.zerodrop.ingest.event.Stamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the attempts of one route show of the routers that made them. */
public final class RouterTraces {

  private final Map<String, Trace> routers = new TreeMap<>();

  private static final class Trace {
    long firstTried = Long.MAX_VALUE;
    long lastServed = Long.MIN_VALUE;
    final List<Stamp> failures = new ArrayList<>();
  }

  private RouterTraces() {}

  /** One trace for each router. */
  public static List<RouterTrace> of(String route, Collection<AttemptSeen> attempts) {
    RouterTraces traces = new RouterTraces();
    for (AttemptSeen seen : attempts) {
      traces.add(seen.request(), seen.attempt());
    }
    List<RouterTrace> all = new ArrayList<>();
    traces.routers.forEach(
        (router, of) ->
            all.add(new RouterTrace(router, route, of.firstTried, of.lastServed, of.failures)));
    return all;
  }

  private void add(RequestLogged request, Attempt attempt) {
    Trace trace = routers.computeIfAbsent(request.router(), r -> new Trace());
    if (attempt == null) {
      if (request.status() >= 500) {
        trace.failures.add(request.start());
      }
      return;
    }
    if (attempt.start() == null) {
      return;
    }
    trace.firstTried = Math.min(trace.firstTried, attempt.start().latest());
    Stamp failed = failed(attempt);
    if (failed != null) {
      trace.failures.add(failed);
    } else if (attempt.answered() && attempt.end() != null) {
      trace.lastServed = Math.max(trace.lastServed, attempt.end().earliest());
    }
  }

  /** When the pod did not accept, or broke off; null for what says neither. */
  private static Stamp failed(Attempt attempt) {
    Stamp start = attempt.start();
    Stamp end = attempt.end() == null ? start : attempt.end();
    return switch (attempt.failure()) {
      case REFUSED, UNREACHABLE, NO_PEER -> start;
      case CONNECT_TIMEOUT, CONNECT_FAILED -> soonAfter(start, end);
      case RESET, CLOSED -> end;
      case UNSPECIFIED ->
          attempt.status() == 504
              ? soonAfter(start, end)
              : new Stamp(start.earliest(), Math.max(start.latest(), end.latest()));
      default -> null;
    };
  }

  /** A connection that is not taken at once is not taken at all. */
  private static Stamp soonAfter(Stamp start, Stamp end) {
    long latest = Math.min(end.latest(), start.latest() + Stamp.SECOND / 2);
    return new Stamp(start.earliest(), Math.max(start.latest(), latest));
  }

  /** One trace for each router and route. */
  static Collection<RouterTrace> merged(Collection<RouterTrace> parts) {
    Map<String, Map<String, RouterTrace>> merged = new TreeMap<>();
    for (RouterTrace part : parts) {
      merged
          .computeIfAbsent(part.router(), r -> new TreeMap<>())
          .merge(part.route(), part, RouterTrace::merge);
    }
    List<RouterTrace> all = new ArrayList<>();
    merged.values().forEach(routes -> all.addAll(routes.values()));
    return all;
  }
}
