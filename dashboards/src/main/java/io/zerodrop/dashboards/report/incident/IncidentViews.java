package io.zerodrop.dashboards.report.incident;

import io.zerodrop.analyzer.result.ContentId;
import io.zerodrop.analyzer.result.Termination;
import io.zerodrop.analyzer.result.Trigger;
import io.zerodrop.dashboards.report.attempt.PlacedAttempt;
import io.zerodrop.dashboards.summary.Incident;
import io.zerodrop.dashboards.summary.RunResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The incidents of a run, and the groups of terminations that lost nothing. */
public final class IncidentViews {

  private IncidentViews() {}

  /**
   * @param attempts all of the run, placed
   * @return the incident that lost most first, those that lost nothing last
   */
  public static List<IncidentView> of(
      RunResult result, List<Incident> incidents, List<PlacedAttempt> attempts) {
    Map<String, PlacedAttempt> placed = new HashMap<>();
    attempts.forEach(attempt -> placed.put(attempt.verdict().id(), attempt));
    List<IncidentView> views = new ArrayList<>();
    Set<String> told = new HashSet<>();
    incidents.forEach(each -> each.terminations().forEach(ended -> told.add(ended.id())));
    for (Incident incident : incidents) {
      List<Termination> terminations = new ArrayList<>(incident.terminations());
      for (Termination other : result.terminations()) {
        if (!told.contains(other.id()) && sameTrigger(incident, other)) {
          told.add(other.id());
          terminations.add(other);
        }
      }
      views.add(
          new IncidentDraft(
                  incident.id(),
                  incident.service(),
                  incident.trigger(),
                  incident.findings(),
                  terminations,
                  attempts(incident, terminations, attempts, placed))
              .view());
    }
    views.addAll(clean(result, told, attempts));
    int most = RaceBudget.perIncident(views.stream().map(view -> view.races().size()).toList());
    return views.stream().map(view -> view.withRaces(most)).toList();
  }

  /** Whether a pod that lost nothing ended by what cost others of the Service their requests. */
  private static boolean sameTrigger(Incident incident, Termination other) {
    Trigger one = incident.trigger();
    Trigger two = trigger(other);
    return one.at() != null
        && one.at().equals(two.at())
        && one.kind() == two.kind()
        && Objects.equals(one.object(), two.object())
        && other.services().contains(incident.service());
  }

  /** Its own, and those that its clean pods served. */
  private static List<PlacedAttempt> attempts(
      Incident incident,
      List<Termination> terminations,
      List<PlacedAttempt> all,
      Map<String, PlacedAttempt> placed) {
    List<PlacedAttempt> own = new ArrayList<>();
    incident.attempts().forEach(verdict -> own.add(placed.get(verdict.id())));
    Set<String> clean = new HashSet<>();
    terminations.forEach(ended -> clean.add(ended.id()));
    incident.terminations().forEach(ended -> clean.remove(ended.id()));
    if (!clean.isEmpty()) {
      all.stream()
          .filter(each -> clean.contains(each.verdict().terminationId()))
          .filter(each -> each.verdict().findingId() == null)
          .forEach(own::add);
    }
    return own;
  }

  /** Terminations of no incident, together where the same trigger ended them. */
  private static List<IncidentView> clean(
      RunResult result, Set<String> told, List<PlacedAttempt> attempts) {
    Map<List<String>, List<Termination>> groups = new LinkedHashMap<>();
    for (Termination termination : result.terminations()) {
      if (!told.contains(termination.id())) {
        groups.computeIfAbsent(group(termination), key -> new ArrayList<>()).add(termination);
      }
    }
    List<IncidentView> views = new ArrayList<>();
    groups.forEach(
        (key, terminations) -> {
          List<String> ids = terminations.stream().map(Termination::id).toList();
          views.add(
              new IncidentDraft(
                      ContentId.of("lost nothing", ids.get(0)),
                      key.get(0),
                      trigger(terminations.get(0)),
                      List.of(),
                      terminations,
                      attempts.stream()
                          .filter(attempt -> ids.contains(attempt.verdict().terminationId()))
                          .toList())
                  .view());
        });
    return views;
  }

  private static List<String> group(Termination termination) {
    Trigger trigger = trigger(termination);
    String services =
        termination.services().isEmpty()
            ? termination.namespace() + ", no Service known"
            : String.join(", ", termination.services().stream().sorted().toList());
    return List.of(
        services,
        trigger.kind().id(),
        String.valueOf(trigger.actor()),
        String.valueOf(trigger.object()),
        String.valueOf(trigger.at()));
  }

  private static Trigger trigger(Termination termination) {
    return termination.trigger() == null ? Trigger.UNKNOWN : termination.trigger();
  }
}
