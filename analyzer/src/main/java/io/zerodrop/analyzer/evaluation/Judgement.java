package io.zerodrop.analyzer.evaluation;

import io.zerodrop.analyzer.clock.ClockReading;
import io.zerodrop.analyzer.clock.RouterClocks;
import io.zerodrop.analyzer.clock.RouterCorrection;
import io.zerodrop.analyzer.flink.RouteControl;
import io.zerodrop.analyzer.placebo.PlaceboCount;
import io.zerodrop.analyzer.result.Verdict;
import io.zerodrop.analyzer.route.RouteHistory;
import io.zerodrop.analyzer.route.RouteKind;
import io.zerodrop.analyzer.timeline.Coverage;
import io.zerodrop.ingest.event.ClusterEvent;
import io.zerodrop.ingest.event.RouterLine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The verdicts on all routes, and how far they can be trusted. */
final class Judgement {

  private final JudgedRoutes routes;
  private final RouterCorrection correction;
  private final Coverage coverage;
  private final List<Verdict> verdicts = new ArrayList<>();
  private final List<RouteControl> controls = new ArrayList<>();

  /**
   * @param correction of the sightings' times
   * @param coverage for routes without a history
   */
  Judgement(JudgedRoutes routes, RouterCorrection correction, Coverage coverage) {
    this.routes = routes;
    this.correction = correction;
    this.coverage = coverage;
  }

  /**
   * @param history null where none is known
   */
  void add(String key, RouteHistory history, RouteSightings seen) {
    RouteHistory route =
        history == null
            ? new RouteHistory(key, RouteKind.UNKNOWN, List.of(), List.of(), null, coverage)
            : history;
    JudgedRoutes.JudgedRoute judged = routes.of(correction, route, seen);
    verdicts.addAll(judged.verdicts());
    controls.add(judged.control());
  }

  /** By {@code namespace/name}, "" where no Service is known. */
  Map<String, List<Verdict>> byService() {
    Map<String, List<Verdict>> by = new TreeMap<>();
    for (Verdict verdict : verdicts) {
      boolean known = verdict.namespace() != null && verdict.service() != null;
      by.computeIfAbsent(
              known ? verdict.namespace() + "/" + verdict.service() : "", s -> new ArrayList<>())
          .add(verdict);
    }
    return by;
  }

  PlaceboCount placebo() {
    return controls.stream()
        .map(RouteControl::placebo)
        .reduce(PlaceboCount.NONE, PlaceboCount::plus);
  }

  /**
   * @param lines of routers
   */
  List<ClockReading> clocks(Collection<ClusterEvent> lines, Collection<RouteHistory> routes) {
    List<RouterLine> reloads = new ArrayList<>();
    for (ClusterEvent line : lines) {
      if (line instanceof RouterLine of && of.kind() == RouterLine.Kind.RELOAD_STARTED) {
        reloads.add(of);
      }
    }
    return RouterClocks.read(
        controls.stream().flatMap(control -> control.traces().stream()).toList(),
        controls.stream().flatMap(control -> control.lags().stream()).toList(),
        reloads,
        routes);
  }
}
