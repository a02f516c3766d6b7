package io.zerodrop.pipeline.replay;

import io.zerodrop.analyzer.result.Finding;
import java.nio.file.Path;
import java.util.List;

/**
 * What a replay found, once its outputs are written.
 *
 * @param findings in the order of {@code findings.ndjson}
 * @param summaryJson the written {@code summary.json}
 * @param report the written {@code report.html}
 * @param notices what to tell of the inputs: what could not be read, what was inferred
 */
public record ReplayOutcome(
    List<Finding> findings, Path summaryJson, Path report, Summary summary, List<String> notices) {

  public ReplayOutcome {
    findings = List.copyOf(findings);
    notices = List.copyOf(notices);
  }

  /** The result in a form for a terminal. */
  @FunctionalInterface
  public interface Summary {

    /**
     * @param color whether to use ANSI colours
     * @param columns the width to fit
     */
    String text(boolean color, int columns);
  }
}
