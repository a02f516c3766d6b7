package io.zerodrop.analyzer.scenario;

import io.zerodrop.analyzer.clock.ClockReading;
import io.zerodrop.analyzer.clock.ErrorLag;
import io.zerodrop.analyzer.clock.RouterClocks;
import io.zerodrop.analyzer.clock.RouterCorrection;
import io.zerodrop.analyzer.clock.RouterTrace;
import io.zerodrop.analyzer.clock.RouterTraces;
import io.zerodrop.analyzer.placebo.PlaceboCount;
import io.zerodrop.analyzer.placebo.PlaceboRun;
import io.zerodrop.analyzer.result.Termination;
import io.zerodrop.analyzer.result.Verdict;
import io.zerodrop.analyzer.route.AttemptSeen;
import io.zerodrop.analyzer.route.RouteHistory;
import io.zerodrop.analyzer.route.RouteKeys;
import io.zerodrop.analyzer.route.RouteKind;
import io.zerodrop.analyzer.route.Routes;
import io.zerodrop.analyzer.route.ServiceNames;
import io.zerodrop.analyzer.route.Suspicion;
import io.zerodrop.analyzer.route.VirtualAddresses;
import io.zerodrop.analyzer.source.ObservedCluster;
import io.zerodrop.analyzer.termination.AttemptsCounted;
import io.zerodrop.analyzer.termination.ReadyEndpoints;
import io.zerodrop.analyzer.termination.RequestRate;
import io.zerodrop.analyzer.termination.RouterViews;
import io.zerodrop.analyzer.termination.RoutersFollowed;
import io.zerodrop.analyzer.termination.TerminationDraft;
import io.zerodrop.analyzer.timeline.ClusterPicture;
import io.zerodrop.analyzer.timeline.PodDossier;
import io.zerodrop.analyzer.timeline.PodTimeline;
import io.zerodrop.analyzer.verdict.ErrorLags;
import io.zerodrop.analyzer.verdict.Judge;
import io.zerodrop.analyzer.verdict.LoggedAttempts;
import io.zerodrop.analyzer.verdict.RetryInheritance;
import io.zerodrop.analyzer.verdict.Thresholds;
import io.zerodrop.analyzer.verdict.rule.RuleBook;
import io.zerodrop.ingest.event.ClusterEvent;
import io.zerodrop.ingest.event.RequestLogged;
import io.zerodrop.ingest.event.RouterLine;
import io.zerodrop.ingest.event.Stamp;
import io.zerodrop.ingest.event.UpstreamError;
import io.zerodrop.ingest.traffic.RequestsBySecond;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The pure classes of the analysis called one after the other, without Flink. */
public final class InMemoryAnalysis {

  private static final Judge JUDGE = new Judge(RuleBook.rules(), Thresholds.DEFAULT);

  private final List<ClusterEvent> others = new ArrayList<>();
  private final List<UpstreamError> errors = new ArrayList<>();
  private final List<RouterLine> switches = new ArrayList<>();
  private final List<RequestLogged> requests = new ArrayList<>();
  private final Map<String, List<ClusterEvent>> byPod = new TreeMap<>();

  private InMemoryAnalysis() {}

  static Analysis of(Collection<ParsedLog> logs) {
    InMemoryAnalysis analysis = new InMemoryAnalysis();
    for (ParsedLog log : logs) {
      log.events().forEach(analysis::add);
      analysis.requests.addAll(log.requests());
    }
    return analysis.run();
  }

  private void add(ClusterEvent event) {
    if (event instanceof UpstreamError error) {
      errors.add(error);
      return;
    }
    if (event instanceof RouterLine line) {
      switches.add(line);
      return;
    }
    String pod = PodDossier.keyOf(event);
    if (pod == null) {
      others.add(event);
    } else {
      byPod.computeIfAbsent(pod, p -> new ArrayList<>()).add(event);
    }
  }

  private Analysis run() {
    List<PodDossier> dossiers = new ArrayList<>();
    byPod.forEach((pod, events) -> dossiers.add(PodDossier.of(pod, events)));
    ObservedCluster cluster = ObservedCluster.of(dossiers, others, true);
    ClusterPicture picture = cluster.picture();
    Collection<RouteHistory> routes = Routes.of(picture);
    List<Control> controls = new ArrayList<>();
    List<Verdict> verdicts = judged(picture, controls);
    RouterCorrection applied = RouterCorrection.NONE;
    List<ClockReading> routers = routerClocks(controls, routes);
    while (!RouterCorrection.of(routers).equals(applied)) {
      RouterCorrection more = RouterCorrection.of(routers).less(applied);
      requests.replaceAll(more::of);
      errors.replaceAll(error -> (UpstreamError) more.of(error));
      switches.replaceAll(line -> (RouterLine) more.of(line));
      applied = RouterCorrection.of(routers);
      controls.clear();
      verdicts = judged(picture, controls);
      routers = applied.onTop(routerClocks(controls, routes));
    }
    List<ClockReading> clocks = new ArrayList<>(cluster.clocks());
    clocks.addAll(routers);
    return new Analysis(
        picture,
        verdicts,
        terminations(picture, verdicts),
        clocks,
        () ->
            controls.stream().map(Control::placebo).reduce(PlaceboCount.NONE, PlaceboCount::plus));
  }

  private List<Verdict> judged(ClusterPicture picture, List<Control> controls) {
    RouteKeys keys = new RouteKeys(new ServiceNames(Routes.services(picture)));
    Map<String, RouteHistory> routes = new HashMap<>();
    Routes.of(picture).forEach(route -> routes.put(route.key(), route));
    Map<String, Observed> observed = observed(picture, keys);
    Map<String, Observed> virtual = new TreeMap<>();
    List<Verdict> verdicts = new ArrayList<>();
    observed.forEach(
        (key, of) -> {
          String found =
              routes.containsKey(key) ? null : VirtualAddresses.keyOf(of.attempts(), keys);
          if (found == null) {
            verdicts.addAll(judge(routes.getOrDefault(key, unknown(key, picture)), of, controls));
          } else {
            at(virtual, found).addAll(of);
          }
        });
    virtual.forEach(
        (key, of) -> {
          RouteHistory route = routes.get(key);
          boolean plausible = route != null && VirtualAddresses.plausible(route, of.attempts());
          verdicts.addAll(judge(plausible ? route : unknown(key, picture), of, controls));
        });
    return RetryInheritance.apply(verdicts);
  }

  private Map<String, Observed> observed(ClusterPicture picture, RouteKeys keys) {
    Map<String, Observed> observed = new TreeMap<>();
    for (UpstreamError error : errors) {
      at(observed, keys.of(error)).errors().add(error);
    }
    for (RouterLine line : switches) {
      if (keys.of(line) != null) {
        at(observed, keys.of(line)).switches().add(line);
      }
    }
    addAttempts(observed, picture, keys);
    return observed;
  }

  private List<ClockReading> routerClocks(List<Control> controls, Collection<RouteHistory> routes) {
    return RouterClocks.read(
        controls.stream().flatMap(control -> control.traces().stream()).toList(),
        controls.stream().flatMap(control -> control.lags().stream()).toList(),
        switches,
        routes);
  }

  /** What one route tells of clocks and chance. */
  private record Control(RouteHistory route, Observed of) {

    List<RouterTrace> traces() {
      return RouterTraces.of(route.key(), of.attempts());
    }

    List<ErrorLag> lags() {
      return ErrorLags.of(of.attempts(), of.errors());
    }

    PlaceboCount placebo() {
      return PlaceboRun.of(
          JUDGE, route, new LoggedAttempts(of.attempts(), of.errors()), of.switches());
    }
  }

  /** All that is known under one route key. */
  private record Observed(
      List<AttemptSeen> attempts, List<UpstreamError> errors, List<RouterLine> switches) {

    void addAll(Observed more) {
      attempts.addAll(more.attempts);
      errors.addAll(more.errors);
      switches.addAll(more.switches);
    }
  }

  private static Observed at(Map<String, Observed> observed, String key) {
    return observed.computeIfAbsent(
        key, k -> new Observed(new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
  }

  private static List<Verdict> judge(RouteHistory route, Observed of, List<Control> controls) {
    controls.add(new Control(route, of));
    return JUDGE.judge(route, new LoggedAttempts(of.attempts(), of.errors()), of.switches());
  }

  private static RouteHistory unknown(String key, ClusterPicture picture) {
    return new RouteHistory(key, RouteKind.UNKNOWN, List.of(), List.of(), null, picture.coverage());
  }

  private void addAttempts(Map<String, Observed> observed, ClusterPicture picture, RouteKeys keys) {
    Suspicion suspicion = Suspicion.of(picture);
    for (RequestLogged request : requests) {
      if (!suspicion.concerns(request)) {
        continue;
      }
      int first = request.attempts().isEmpty() ? -1 : 0;
      for (int i = first; i < request.attempts().size(); i++) {
        AttemptSeen seen = new AttemptSeen(request, i, keys.serviceOf(request));
        at(observed, keys.of(request, seen.attempt())).attempts().add(seen);
      }
    }
  }

  private List<Termination> terminations(ClusterPicture picture, List<Verdict> verdicts) {
    ServiceNames services = new ServiceNames(Routes.services(picture));
    RouteKeys keys = new RouteKeys(services);
    RequestRate rate = new RequestRate();
    for (RequestLogged request : requests) {
      long second = Math.floorDiv(request.start().middle(), Stamp.SECOND);
      rate.add(String.valueOf(keys.serviceOf(request)), RequestsBySecond.of(Map.of(second, 1L)));
    }
    List<Termination> drafts = new ArrayList<>();
    for (PodTimeline pod : picture.pods()) {
      Termination draft = TerminationDraft.of(pod, picture.coverage());
      if (draft != null) {
        drafts.add(draft);
      }
    }
    return RoutersFollowed.in(
        AttemptsCounted.in(drafts, verdicts),
        ReadyEndpoints.of(picture),
        verdicts,
        rate,
        new RouterViews(switches, services));
  }
}
