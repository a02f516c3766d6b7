package io.zerodrop.analyzer.probe;

import io.zerodrop.ingest.event.RequestLogged;
import io.zerodrop.ingest.event.Stamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Lines without a request id, by when they ended. */
final class NamelessLines {

  /** No format tells a request's end less exactly than by the second. */
  private static final long WINDOW = ProbedRequests.SKEW + Stamp.SECOND;

  private final NavigableMap<Long, List<RequestLogged>> byEnd = new TreeMap<>();

  void add(RequestLogged line) {
    byEnd.computeIfAbsent(line.end().middle(), end -> new ArrayList<>()).add(line);
  }

  /** Takes out the line that is nearest in time and says the same; null if there is none. */
  RequestLogged takeFitting(RequestLogged probe) {
    long end = probe.end().middle();
    RequestLogged best = null;
    for (List<RequestLogged> lines : byEnd.subMap(end - WINDOW, end + WINDOW).values()) {
      for (RequestLogged line : lines) {
        if (saysTheSame(probe, line) && (best == null || away(probe, line) < away(probe, best))) {
          best = line;
        }
      }
    }
    if (best != null) {
      List<RequestLogged> lines = byEnd.get(best.end().middle());
      lines.remove(best);
      if (lines.isEmpty()) {
        byEnd.remove(best.end().middle());
      }
    }
    return best;
  }

  Collection<RequestLogged> left() {
    return byEnd.values().stream().flatMap(List::stream).toList();
  }

  private static boolean saysTheSame(RequestLogged probe, RequestLogged line) {
    boolean status =
        probe.status() > 0 ? probe.status() == line.status() : ClientTruth.failed(line);
    Stamp around = probe.end().widen(ProbedRequests.SKEW, ProbedRequests.SKEW);
    return status && around.overlaps(line.end());
  }

  private static long away(RequestLogged probe, RequestLogged line) {
    return Math.abs(probe.end().middle() - line.end().middle());
  }
}
