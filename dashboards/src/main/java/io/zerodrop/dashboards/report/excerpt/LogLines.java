package io.zerodrop.dashboards.report.excerpt;

import io.zerodrop.analyzer.result.Evidence;
import java.util.Map;

/**
 * Lines of logs as they may be shown.
 *
 * @param byFile by the file's name as evidence has it, then by line, counted from 1
 */
public record LogLines(Map<String, Map<Long, String>> byFile) {

  /** Where the logs are not at hand. */
  public static final LogLines NONE = new LogLines(Map.of());

  /** Null where the line is not known. */
  public String of(Evidence evidence) {
    return byFile.getOrDefault(evidence.file(), Map.of()).get(evidence.line());
  }
}
