package io.zerodrop.analyzer.finding.loss;

import io.zerodrop.analyzer.result.Termination;
import io.zerodrop.analyzer.result.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Puts the failed attempts at one Service together by incident, cause and subtype. */
public final class LossGrouping {

  private final String namespace;
  private final String service;
  private final ServiceTraffic traffic;
  private final ServiceFacts facts;
  private final FindingSettings settings;

  public LossGrouping(
      String namespace,
      String service,
      ServiceTraffic traffic,
      ServiceFacts facts,
      FindingSettings settings) {
    this.namespace = namespace;
    this.service = service;
    this.traffic = traffic;
    this.facts = facts;
    this.settings = settings;
  }

  /**
   * @param verdicts of attempts at this Service, in any order
   * @param terminations in any order; those of other Services are left aside unless a verdict names
   *     them
   * @return by start
   */
  public List<Loss> group(List<Verdict> verdicts, List<Termination> terminations) {
    List<Verdict> ordered = verdicts.stream().sorted(Loss.ORDER).toList();
    List<Verdict> failures = ordered.stream().filter(verdict -> verdict.cause() != null).toList();
    Attribution attribution =
        new Attribution(
            new IncidentGrouping(settings).group(concerning(ordered, terminations)), settings);
    Map<String, List<Verdict>> served =
        ordered.stream()
            .filter(verdict -> verdict.cause() == null && !verdict.outcome().failed())
            .filter(verdict -> attribution.byTermination(verdict).isPresent())
            .collect(
                Collectors.groupingBy(
                    verdict -> attribution.byTermination(verdict).orElseThrow().first().id()));
    Map<String, Draft> drafts = new TreeMap<>();
    Map<String, Draft> open = new TreeMap<>();
    for (Verdict failure : failures) {
      Optional<Incident> incident = attribution.of(failure);
      String what = failure.cause() + "\n" + Objects.requireNonNullElse(failure.subtype(), "");
      if (incident.isPresent()) {
        drafts
            .computeIfAbsent(
                incident.get().first().id() + "\n" + what, k -> new Draft(incident.get()))
            .add(failure);
        continue;
      }
      Draft window = open.get(what);
      if (window == null || failure.start().earliest() - window.latest > settings.gapMicros()) {
        window = new Draft(null);
        open.put(what, window);
        drafts.put("\n" + what + "\n" + failure.id(), window);
      }
      window.add(failure);
    }
    RequestLosses requests = new RequestLosses(failures);
    return drafts.values().stream()
        .map(draft -> draft.loss(this, requests, served))
        .sorted(
            Comparator.comparingLong(Loss::start)
                .thenComparing(Loss::cause)
                .thenComparing(loss -> loss.failures().get(0).id()))
        .toList();
  }

  private List<Termination> concerning(List<Verdict> verdicts, List<Termination> terminations) {
    Set<String> named = new HashSet<>();
    verdicts.forEach(verdict -> named.add(verdict.terminationId()));
    String qualified = namespace + "/" + service;
    return terminations.stream()
        .filter(t -> t.services().contains(qualified) || named.contains(t.id()))
        .toList();
  }

  /** The failures of one loss while they are gathered. */
  private static final class Draft {

    private final Incident incident;
    private final List<Verdict> failures = new ArrayList<>();
    private final Set<String> laidByTime = new HashSet<>();
    private long latest = Long.MIN_VALUE;

    Draft(Incident incident) {
      this.incident = incident;
    }

    void add(Verdict failure) {
      failures.add(failure);
      latest = Math.max(latest, failure.end().latest());
      if (incident != null
          && (failure.terminationId() == null
              || incident.termination(failure.terminationId()).isEmpty())) {
        laidByTime.add(failure.id());
      }
    }

    Loss loss(LossGrouping at, RequestLosses requests, Map<String, List<Verdict>> served) {
      return new Loss(
          at.namespace,
          at.service,
          incident,
          failures.get(0).cause(),
          failures.get(0).subtype(),
          failures,
          incident == null ? List.of() : served.getOrDefault(incident.first().id(), List.of()),
          laidByTime,
          requests.count(failures),
          at.traffic,
          at.facts,
          at.settings);
    }
  }
}
