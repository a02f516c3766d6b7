package io.zerodrop.analyzer.finding;

import io.zerodrop.analyzer.result.Finding;
import io.zerodrop.analyzer.result.Verdict;
import java.util.List;

/**
 * What the losses of one Service amount to.
 *
 * @param findings by start, then id
 * @param verdicts as given and in the given order, each failed one with its finding's id
 */
public record Findings(List<Finding> findings, List<Verdict> verdicts) {

  public Findings {
    findings = List.copyOf(findings);
    verdicts = List.copyOf(verdicts);
  }
}
