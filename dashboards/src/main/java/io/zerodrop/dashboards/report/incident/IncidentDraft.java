package io.zerodrop.dashboards.report.incident;

import io.zerodrop.analyzer.result.Finding;
import io.zerodrop.analyzer.result.Milestone;
import io.zerodrop.analyzer.result.Termination;
import io.zerodrop.analyzer.result.Trigger;
import io.zerodrop.analyzer.result.Verdict;
import io.zerodrop.dashboards.report.attempt.PlacedAttempt;
import io.zerodrop.dashboards.report.curve.Propagation;
import io.zerodrop.dashboards.report.figure.Stretch;
import io.zerodrop.dashboards.report.overview.Overview;
import io.zerodrop.dashboards.report.overview.PodStory;
import io.zerodrop.dashboards.report.overview.Settings;
import io.zerodrop.dashboards.report.overview.Threshold;
import io.zerodrop.dashboards.report.race.RaceView;
import io.zerodrop.dashboards.summary.Figures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Puts an incident together from its findings, its terminations and its attempts. */
record IncidentDraft(
    String id,
    String service,
    Trigger trigger,
    List<Finding> findings,
    List<Termination> terminations,
    List<PlacedAttempt> attempts) {

  IncidentView view() {
    List<PodStory> ended = ended();
    List<PodStory> others = others();
    List<RaceView> races = races(ended);
    Map<String, Stretch> gaps = new LinkedHashMap<>();
    races.forEach(race -> gaps.put(race.termination().id(), race.stretch()));
    gaps.values().removeIf(Objects::isNull);
    List<Overview> overviews = new ArrayList<>();
    if (!ended.isEmpty()) {
      List<Threshold> settings = Settings.of(findings, terminations);
      overviews.add(Overview.of("Pods that ended, aligned", zero(), ended, settings, gaps));
    }
    if (!others.isEmpty()) {
      overviews.add(
          Overview.of(
              "Pods that did not end",
              Figures.clock(start()) + " UTC",
              others,
              List.of(),
              Map.of()));
    }
    overviews.sort(Comparator.comparing(overview -> overview.rows().isEmpty()));
    return new IncidentView(
        id,
        service,
        trigger,
        start(),
        end(),
        findings.stream().mapToInt(Finding::failed).sum(),
        findings.stream().mapToInt(Finding::masked).sum(),
        attempts.stream().filter(PlacedAttempt::served).count(),
        findings.stream().map(this::findingView).toList(),
        terminations,
        overviews,
        races,
        Propagation.of(terminations));
  }

  /** What the pods are aligned at: a crash has no deletion. */
  private String zero() {
    return terminations.stream().allMatch(IncidentDraft::deleted)
        ? "deletion requested"
        : "the pod's end began";
  }

  private static boolean deleted(Termination termination) {
    return termination.milestones().stream()
        .anyMatch(milestone -> milestone.name().equals(Milestone.DELETION_REQUESTED));
  }

  private FindingView findingView(Finding finding) {
    List<Verdict> failures =
        attempts.stream()
            .map(PlacedAttempt::verdict)
            .filter(verdict -> finding.id().equals(verdict.findingId()))
            .toList();
    Map<String, Termination> byId = new TreeMap<>();
    terminations.forEach(termination -> byId.put(termination.id(), termination));
    return FindingView.of(finding, failures, byId);
  }

  private static List<RaceView> races(List<PodStory> ended) {
    return ended.stream()
        .sorted(PodStory.WORST_FIRST)
        .map(pod -> RaceView.of(pod.termination(), pod.attempts()))
        .toList();
  }

  private List<PodStory> ended() {
    return terminations.stream()
        .map(
            termination ->
                new PodStory(
                    termination.pod(),
                    termination.node(),
                    termination,
                    termination.at(),
                    attempts.stream()
                        .filter(a -> termination.id().equals(a.verdict().terminationId()))
                        .toList()))
        .toList();
  }

  /** Pods whose attempts failed without an end of theirs, such as those that were not up yet. */
  private List<PodStory> others() {
    List<String> ids = terminations.stream().map(Termination::id).toList();
    Map<String, List<PlacedAttempt>> byPod = new TreeMap<>();
    for (PlacedAttempt attempt : attempts) {
      Verdict verdict = attempt.verdict();
      if (verdict.terminationId() == null || !ids.contains(verdict.terminationId())) {
        byPod.computeIfAbsent(name(verdict), pod -> new ArrayList<>()).add(attempt);
      }
    }
    List<PodStory> pods = new ArrayList<>();
    byPod.forEach(
        (pod, own) -> pods.add(new PodStory(pod, own.get(0).verdict().node(), null, start(), own)));
    return pods;
  }

  private static String name(Verdict verdict) {
    if (verdict.pod() != null) {
      return verdict.pod();
    }
    return verdict.address() == null ? "no pod chosen" : "pod not known, " + verdict.address();
  }

  private long start() {
    return times().mapToLong(Long::longValue).min().orElse(0);
  }

  private Stream<Long> times() {
    return Stream.concat(
        terminations.stream().map(Termination::at), findings.stream().map(Finding::start));
  }

  private long end() {
    return Stream.concat(times(), findings.stream().map(Finding::end))
        .mapToLong(Long::longValue)
        .max()
        .orElse(0);
  }
}
