package io.zerodrop.dashboards.summary;

import io.zerodrop.analyzer.result.Cause;
import io.zerodrop.analyzer.result.Finding;
import io.zerodrop.analyzer.result.Termination;
import io.zerodrop.analyzer.result.Trigger;
import io.zerodrop.analyzer.result.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The findings of one trigger at one Service, with the terminations they name and the attempts laid
 * to them or served by those pods.
 *
 * @param findings the one that lost most first; never empty
 */
public record Incident(
    String id, List<Finding> findings, List<Termination> terminations, List<Verdict> attempts) {

  private static final Comparator<Finding> WORST_FIRST =
      Comparator.comparing((Finding finding) -> !isLoss(finding.cause()))
          .thenComparing(Comparator.comparingInt(Finding::failed).reversed())
          .thenComparing(Comparator.comparingInt(Finding::masked).reversed())
          .thenComparing(Finding::start)
          .thenComparing(Finding::id);

  /** Whether requests with this cause count as lost to a pod's end or to routing. */
  public static boolean isLoss(Cause cause) {
    return cause != Cause.APP_ERROR && cause != Cause.UNKNOWN;
  }

  /** All incidents of a run, the one that lost most first. */
  public static List<Incident> of(RunResult result) {
    Map<String, List<Finding>> groups = new LinkedHashMap<>();
    result.findings().stream()
        .sorted(WORST_FIRST)
        .forEach(
            finding -> groups.computeIfAbsent(key(finding), k -> new ArrayList<>()).add(finding));
    return groups.entrySet().stream()
        .map(group -> of(group.getKey(), group.getValue(), result))
        .sorted(
            Comparator.comparing((Incident incident) -> !isLoss(incident.worst().cause()))
                .thenComparing(Comparator.comparingInt(Incident::failed).reversed())
                .thenComparing(Incident::start)
                .thenComparing(Incident::id))
        .toList();
  }

  private static Incident of(String id, List<Finding> findings, RunResult result) {
    Set<String> findingIds = new LinkedHashSet<>();
    Set<String> terminationIds = new LinkedHashSet<>();
    for (Finding finding : findings) {
      findingIds.add(finding.id());
      terminationIds.addAll(finding.terminationIds());
    }
    return new Incident(
        id,
        List.copyOf(findings),
        result.terminations().stream()
            .filter(termination -> terminationIds.contains(termination.id()))
            .toList(),
        result.attempts().stream()
            .filter(
                attempt ->
                    attempt.findingId() == null
                        ? terminationIds.contains(attempt.terminationId())
                        : findingIds.contains(attempt.findingId()))
            .toList());
  }

  /** A finding without an incident stands alone. */
  private static String key(Finding finding) {
    return finding.incidentId() == null ? finding.id() : finding.incidentId();
  }

  public Finding worst() {
    return findings.get(0);
  }

  public Trigger trigger() {
    return worst().trigger() == null ? Trigger.UNKNOWN : worst().trigger();
  }

  /** {@code namespace/name}, or what is known of it. */
  public String service() {
    String service = worst().service() == null ? "unknown service" : worst().service();
    return worst().namespace() == null ? service : worst().namespace() + "/" + service;
  }

  public int failed() {
    return findings.stream().mapToInt(Finding::failed).sum();
  }

  public int masked() {
    return findings.stream().mapToInt(Finding::masked).sum();
  }

  public long start() {
    return findings.stream().mapToLong(Finding::start).min().orElseThrow();
  }

  public long end() {
    return findings.stream().mapToLong(Finding::end).max().orElseThrow();
  }
}
