package io.zerodrop.analyzer.evaluation;

import io.zerodrop.analyzer.background.ClusterBackground;
import io.zerodrop.analyzer.background.ServiceBackground;
import io.zerodrop.analyzer.clock.ClockReading;
import io.zerodrop.analyzer.clock.RouterCorrection;
import io.zerodrop.analyzer.finding.FindingAssembler;
import io.zerodrop.analyzer.finding.Findings;
import io.zerodrop.analyzer.finding.loss.FindingSettings;
import io.zerodrop.analyzer.finding.loss.ServiceFacts;
import io.zerodrop.analyzer.finding.loss.ServiceTraffic;
import io.zerodrop.analyzer.placebo.Calibration;
import io.zerodrop.analyzer.placebo.PlaceboCount;
import io.zerodrop.analyzer.result.Finding;
import io.zerodrop.analyzer.result.Termination;
import io.zerodrop.analyzer.result.Verdict;
import io.zerodrop.analyzer.route.AttemptSeen;
import io.zerodrop.analyzer.route.RouteHistory;
import io.zerodrop.analyzer.route.RouteKeys;
import io.zerodrop.analyzer.route.Suspicion;
import io.zerodrop.analyzer.termination.AttemptsCounted;
import io.zerodrop.analyzer.termination.RequestRate;
import io.zerodrop.analyzer.termination.RouterViews;
import io.zerodrop.analyzer.termination.RoutersFollowed;
import io.zerodrop.analyzer.timeline.ClusterPicture;
import io.zerodrop.analyzer.verdict.RetryInheritance;
import io.zerodrop.ingest.event.ClusterEvent;
import io.zerodrop.ingest.event.RequestLogged;
import io.zerodrop.ingest.event.RouterLine;
import io.zerodrop.ingest.event.UpstreamError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a picture of the cluster and the requests to it come to. A pure function: the order in which
 * anything was seen changes nothing.
 */
public final class Evaluation {

  /** A clock far off shows its whole offset only bit by bit. */
  private static final int MOST_RUNS = 4;

  /**
   * All of it; the lists are in no particular order.
   *
   * @param clocks of the routers' logs
   */
  public record Outcome(
      List<Finding> findings,
      List<Verdict> attempts,
      List<Termination> terminations,
      List<ClockReading> clocks,
      PlaceboCount placebo) {}

  private final ClusterBackground background;
  private final boolean correctClocks;
  private final RouteKeys keys;
  private final JudgedRoutes judged;

  /**
   * @param judged what is known of routes from evaluations before
   * @param correctClocks whether to take off routers' times what their clocks are ahead
   */
  Evaluation(ClusterPicture picture, JudgedRoutes judged, boolean correctClocks) {
    this.background = new ClusterBackground(picture);
    this.correctClocks = correctClocks;
    this.keys = new RouteKeys(background.names());
    this.judged = judged;
  }

  /**
   * @param requests at least those that {@link Suspicion} concerns
   * @param lines of routers about their upstreams
   */
  public Outcome of(
      Collection<RequestLogged> requests, Collection<ClusterEvent> lines, TrafficBook traffic) {
    RouterCorrection applied = RouterCorrection.NONE;
    judged.begin();
    for (int run = 1; true; run++) {
      Judgement judgement = judged(sightings(requests, lines, applied), applied);
      List<ClockReading> clocks = applied.onTop(judgement.clocks(lines, background.routes()));
      RouterCorrection found = RouterCorrection.of(clocks);
      if (!correctClocks || run == MOST_RUNS || found.equals(applied)) {
        return outcome(
            judgement,
            clocks,
            traffic.byService(background.names(), background.serviceOfAddress(), applied.routers()),
            views(lines, applied));
      }
      applied = found;
    }
  }

  private RouterViews views(Collection<ClusterEvent> lines, RouterCorrection correction) {
    List<RouterLine> changes = new ArrayList<>();
    for (ClusterEvent line : lines) {
      if (correction.of(line) instanceof RouterLine change) {
        changes.add(change);
      }
    }
    return new RouterViews(changes, background.names());
  }

  private Outcome outcome(
      Judgement judgement,
      List<ClockReading> clocks,
      Map<String, ServiceTraffic> asked,
      RouterViews views) {
    Map<String, List<Verdict>> verdicts = judgement.byService();
    Calibration calibration = new Calibration(judgement.placebo());
    List<Finding> findings = new ArrayList<>();
    List<Verdict> attempts = new ArrayList<>();
    RequestRate rate = new RequestRate();
    Set<String> concerned = new TreeSet<>(verdicts.keySet());
    concerned.addAll(asked.keySet());
    for (String service : concerned) {
      ServiceTraffic of = asked.getOrDefault(service, ServiceTraffic.NONE);
      rate.add(service, of.requests());
      Findings found =
          findings(
              service,
              RetryInheritance.apply(verdicts.getOrDefault(service, List.of())),
              background.service(service),
              of,
              views);
      found.findings().forEach(finding -> findings.add(calibration.of(finding)));
      found.verdicts().forEach(verdict -> attempts.add(calibration.of(verdict)));
    }
    return new Outcome(
        findings,
        attempts,
        RoutersFollowed.in(
            AttemptsCounted.in(background.terminations(), attempts),
            background.endpoints(),
            attempts,
            rate,
            views),
        clocks,
        judgement.placebo());
  }

  private static Findings findings(
      String service,
      List<Verdict> judged,
      ServiceBackground known,
      ServiceTraffic traffic,
      RouterViews views) {
    int slash = service.indexOf('/');
    return FindingAssembler.assemble(
        slash < 0 ? null : service.substring(0, slash),
        slash < 0 ? null : service.substring(slash + 1),
        judged,
        known == null ? List.of() : known.ended(judged, traffic, views),
        traffic,
        known == null ? ServiceFacts.NONE : known.facts(),
        FindingSettings.DEFAULT);
  }

  private Map<String, RouteSightings> sightings(
      Collection<RequestLogged> requests,
      Collection<ClusterEvent> lines,
      RouterCorrection correction) {
    Map<String, RouteSightings> routes = new TreeMap<>();
    for (RequestLogged logged : requests) {
      RequestLogged request = correction.of(logged);
      if (!background.suspicion().concerns(request)) {
        continue;
      }
      String service = keys.serviceOf(request);
      for (int i = request.attempts().isEmpty() ? -1 : 0; i < request.attempts().size(); i++) {
        AttemptSeen seen = new AttemptSeen(request, i, service);
        at(keys.of(request, seen.attempt()), routes).add(seen);
      }
    }
    for (ClusterEvent logged : lines) {
      ClusterEvent line = correction.of(logged);
      if (line instanceof UpstreamError error) {
        at(keys.of(error), routes).add(error);
      } else if (line instanceof RouterLine said && keys.of(said) != null) {
        at(keys.of(said), routes).add(said);
      }
    }
    return routes;
  }

  private static RouteSightings at(String key, Map<String, RouteSightings> routes) {
    return routes.computeIfAbsent(key, any -> new RouteSightings());
  }

  private Judgement judged(Map<String, RouteSightings> routes, RouterCorrection correction) {
    Judgement judgement = new Judgement(judged, correction, background.coverage());
    Map<String, RouteSightings> turnedOut = new TreeMap<>();
    routes.forEach(
        (key, seen) -> {
          RouteHistory history = background.route(key);
          String real = history == null ? seen.turnsOutToBe(keys) : null;
          if (real == null) {
            judgement.add(key, history, seen);
          } else {
            at(real, turnedOut).addAll(seen);
          }
        });
    turnedOut.forEach(
        (key, seen) -> judgement.add(key, seen.plausible(background.route(key)), seen));
    return judgement;
  }
}
