package io.zerodrop.dashboards.summary;

import io.zerodrop.analyzer.result.Finding;
import io.zerodrop.analyzer.result.Termination;
import io.zerodrop.analyzer.result.Verdict;
import java.util.Comparator;
import java.util.List;

/** All that a run found, in the order of the files: by time, then id. */
public record RunResult(
    RunSummary summary,
    List<Finding> findings,
    List<Termination> terminations,
    List<Verdict> attempts) {

  public RunResult {
    findings =
        findings.stream()
            .sorted(Comparator.comparingLong(Finding::start).thenComparing(Finding::id))
            .toList();
    terminations =
        terminations.stream()
            .sorted(Comparator.comparingLong(Termination::at).thenComparing(Termination::id))
            .toList();
    attempts =
        attempts.stream()
            .sorted(
                Comparator.comparingLong((Verdict verdict) -> verdict.start().middle())
                    .thenComparing(Verdict::id))
            .toList();
  }
}
