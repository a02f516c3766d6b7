package io.zerodrop.pipeline.replay;

import io.zerodrop.dashboards.report.excerpt.CitedLines;
import io.zerodrop.dashboards.report.excerpt.LogLines;
import io.zerodrop.dashboards.summary.RunResult;
import io.zerodrop.ingest.excerpt.Excerpts;
import io.zerodrop.ingest.read.LogFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;

/** Reads the lines that a run's results cite from the logs that it read. */
public final class CitedText {

  private CitedText() {}

  public static LogLines of(RunResult result, List<LogFile> files) {
    SortedMap<String, SortedSet<Long>> cited = CitedLines.of(result);
    Map<String, Map<Long, String>> lines = new HashMap<>();
    for (LogFile file : files) {
      SortedSet<Long> wanted = cited.get(file.display());
      if (wanted != null) {
        lines
            .computeIfAbsent(file.display(), name -> new HashMap<>())
            .putAll(Excerpts.of(file, wanted));
      }
    }
    return new LogLines(lines);
  }
}
