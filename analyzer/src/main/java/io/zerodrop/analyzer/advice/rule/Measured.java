package io.zerodrop.analyzer.advice.rule;

import io.zerodrop.analyzer.advice.manifest.Workload;
import io.zerodrop.analyzer.result.Finding;
import io.zerodrop.analyzer.result.Remedy;
import io.zerodrop.analyzer.result.Termination;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What recorded terminations and their findings tell of the workloads; empty without. */
public record Measured(List<Finding> findings, List<Termination> terminations) {

  public static final Measured NOTHING = new Measured(List.of(), List.of());

  private static final Pattern SLEEP =
      Pattern.compile(".*lifecycle\\.preStop\\.(?:sleep\\.seconds|exec\\.command|exec|httpGet)");

  private static final Pattern NUMBER = Pattern.compile("(\\d+)");

  public Measured {
    findings = List.copyOf(findings);
    terminations = List.copyOf(terminations);
  }

  /** Those of a workload's pods. */
  public List<Termination> terminationsOf(Workload workload) {
    String owner = workload.manifest().kind() + "/" + workload.manifest().name();
    String namespace = workload.manifest().namespace();
    return terminations.stream()
        .filter(each -> each.ownerChain().contains(owner))
        .filter(each -> namespace.isEmpty() || namespace.equals(each.namespace()))
        .toList();
  }

  /** The preStop that the findings ask for, the longest of them. */
  Optional<Long> preStopSeconds(Workload workload) {
    return changes(workload)
        .filter(change -> change.to() != null && SLEEP.matcher(change.field()).matches())
        .map(Remedy.Change::to)
        .flatMap(to -> number(to).stream())
        .max(Long::compare);
  }

  /** The grace period that the findings ask for, the longest of them. */
  Optional<Long> graceSeconds(Workload workload) {
    return changes(workload)
        .filter(change -> change.field().endsWith(".terminationGracePeriodSeconds"))
        .flatMap(change -> number(String.valueOf(change.to())).stream())
        .max(Long::compare);
  }

  private Stream<Remedy.Change> changes(Workload workload) {
    return findings.stream()
        .filter(finding -> finding.remedy() != null)
        .flatMap(finding -> finding.remedy().changes().stream())
        .filter(change -> workload.manifest().isObject(change.object()));
  }

  private static Optional<Long> number(String text) {
    Matcher number = NUMBER.matcher(text);
    return number.find() ? Optional.of(Long.valueOf(number.group(1))) : Optional.empty();
  }
}
