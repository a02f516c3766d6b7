package io.zerodrop.analyzer.termination;

import io.zerodrop.analyzer.result.Termination;
import io.zerodrop.analyzer.route.ServiceNames;
import io.zerodrop.ingest.event.RouterLine;
import io.zerodrop.ingest.event.Stamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What routers logged of changes to their own view of endpoints. */
public final class RouterViews {

  /** Where no router logged any. */
  public static final RouterViews NONE = new RouterViews(List.of(), new ServiceNames(List.of()));

  /** In microseconds: a line later than this after a pod's deletion is not about that pod. */
  public static final long REACH = ViewChange.LATEST;

  private final SortedMap<String, List<RouterLine>> byRouter = new TreeMap<>();
  private final ServiceNames services;

  /**
   * @param lines in any order
   * @param services that backends may stand for
   */
  public RouterViews(Collection<RouterLine> lines, ServiceNames services) {
    this.services = services;
    lines.stream()
        .filter(line -> line.time() != null && line.router() != null)
        .sorted(Comparator.comparing(RouterLine::time).thenComparing(RouterLine::position))
        .forEach(line -> byRouter.computeIfAbsent(line.router(), r -> new ArrayList<>()).add(line));
  }

  Set<String> routers() {
    return byRouter.keySet();
  }

  /**
   * Which line tells that a router no longer chose the pod; null where none does.
   *
   * @param lastSent when it last chose it, null where that is not known
   */
  ViewChange of(String router, Termination pod, Stamp lastSent) {
    return ViewChange.of(byRouter.getOrDefault(router, List.of()), pod, lastSent, services);
  }
}
