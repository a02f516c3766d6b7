package io.zerodrop.dashboards.summary;

import io.zerodrop.analyzer.result.Cause;
import io.zerodrop.analyzer.result.Finding;
import io.zerodrop.analyzer.result.Termination;
import io.zerodrop.analyzer.result.Verdict;
import io.zerodrop.ingest.format.LogKind;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Counts results as they come, in any order; what it says does not depend on the order. */
public final class Tally {

  private final Map<Cause, Long> causes = new EnumMap<>(Cause.class);
  private final Set<String> findings = new TreeSet<>();
  private final Set<String> failedRequests = new HashSet<>();
  private long failedAttempts;
  private long masked;
  private long served;
  private long terminations;

  public static Tally of(
      List<Verdict> attempts, List<Termination> terminations, List<Finding> findings) {
    Tally tally = new Tally();
    attempts.forEach(tally::add);
    terminations.forEach(tally::add);
    findings.forEach(tally::add);
    return tally;
  }

  public void add(Verdict verdict) {
    if (!verdict.outcome().failed()) {
      served += verdict.terminationId() == null ? 0 : 1;
      return;
    }
    failedAttempts++;
    masked += verdict.masked() ? 1 : 0;
    if (verdict.cause() != null) {
      causes.merge(verdict.cause(), 1L, Long::sum);
    }
    if (verdict.requestFailed()) {
      failedRequests.add(request(verdict));
    }
  }

  public void add(Termination termination) {
    terminations++;
  }

  public void add(Finding finding) {
    findings.add(finding.id());
  }

  /**
   * @param requests and {@code attempts}: of the whole input, kept or not
   */
  public Totals totals(long requests, long attempts) {
    return new Totals(
        requests, attempts, failedRequests.size(), failedAttempts, masked, served, terminations);
  }

  /** Failed attempts by cause, in the causes' own order. */
  public Map<Cause, Long> causes() {
    return new EnumMap<>(causes);
  }

  public List<String> findings() {
    return List.copyOf(findings);
  }

  /** Several attempts of one request may fail; where no id tells, they stand on one access line. */
  private static String request(Verdict verdict) {
    return verdict.requestId() != null
        ? verdict.router() + '\n' + verdict.requestId()
        : verdict.evidence().stream()
            .filter(evidence -> LogKind.ACCESS.id().equals(evidence.source()))
            .findFirst()
            .map(evidence -> evidence.file() + '\n' + evidence.line())
            .orElse(verdict.id());
  }
}
