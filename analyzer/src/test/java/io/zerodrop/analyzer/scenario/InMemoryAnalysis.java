package io.zerodrop.analyzer.scenario;

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
import io.zerodrop.analyzer.termination.AttemptsCounted;
import io.zerodrop.analyzer.termination.TerminationDraft;
import io.zerodrop.analyzer.timeline.ClusterPicture;
import io.zerodrop.analyzer.timeline.ClusterPictures;
import io.zerodrop.analyzer.timeline.PodDossier;
import io.zerodrop.analyzer.timeline.PodTimeline;
import io.zerodrop.analyzer.timeline.TimelineSettings;
import io.zerodrop.analyzer.verdict.Judge;
import io.zerodrop.analyzer.verdict.RetryInheritance;
import io.zerodrop.analyzer.verdict.Thresholds;
import io.zerodrop.analyzer.verdict.rule.RuleBook;
import io.zerodrop.ingest.event.ClusterEvent;
import io.zerodrop.ingest.event.RequestLogged;
import io.zerodrop.ingest.event.RouterLine;
import io.zerodrop.ingest.event.UpstreamError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The pure classes of the analysis called one after the other, without Flink. */
public final class InMemoryAnalysis {

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
    ClusterPicture picture = new ClusterPictures(TimelineSettings.DEFAULT).draw(dossiers, others);
    RouteKeys keys = new RouteKeys(new ServiceNames(Routes.services(picture)));
    Map<String, RouteHistory> routes = new HashMap<>();
    Routes.of(picture).forEach(route -> routes.put(route.key(), route));
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
    Map<String, Observed> virtual = new TreeMap<>();
    Judge judge = new Judge(RuleBook.rules(), Thresholds.DEFAULT);
    List<Verdict> verdicts = new ArrayList<>();
    observed.forEach(
        (key, of) -> {
          String found =
              routes.containsKey(key) ? null : VirtualAddresses.keyOf(of.attempts(), keys);
          if (found == null) {
            verdicts.addAll(judge(judge, routes.getOrDefault(key, unknown(key, picture)), of));
          } else {
            at(virtual, found).addAll(of);
          }
        });
    virtual.forEach(
        (key, of) -> {
          RouteHistory route = routes.get(key);
          boolean plausible = route != null && VirtualAddresses.plausible(route, of.attempts());
          verdicts.addAll(judge(judge, plausible ? route : unknown(key, picture), of));
        });
    List<Verdict> inherited = RetryInheritance.apply(verdicts);
    return new Analysis(picture, inherited, terminations(picture, inherited));
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

  private static List<Verdict> judge(Judge judge, RouteHistory route, Observed of) {
    return judge.judge(route, of.attempts(), of.errors(), of.switches());
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

  private static List<Termination> terminations(ClusterPicture picture, List<Verdict> verdicts) {
    List<Termination> terminations = new ArrayList<>();
    for (PodTimeline pod : picture.pods()) {
      Termination draft = TerminationDraft.of(pod, picture.coverage());
      if (draft != null) {
        String id = draft.id();
        terminations.add(
            AttemptsCounted.in(
                draft, verdicts.stream().filter(v -> id.equals(v.terminationId())).toList()));
      }
    }
    return terminations;
  }
}
