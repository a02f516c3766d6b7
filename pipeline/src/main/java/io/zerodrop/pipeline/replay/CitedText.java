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
    List<LogFile> wanted =
        files.stream().filter(file -> cited.containsKey(file.display())).toList();
    List<Map<Long, String>> found =
        wanted.parallelStream().map(file -> Excerpts.of(file, cited.get(file.display()))).toList();
    Map<String, Map<Long, String>> lines = new HashMap<>();
    for (int i = 0; i < wanted.size(); i++) {
      lines.computeIfAbsent(wanted.get(i).display(), name -> new HashMap<>()).putAll(found.get(i));
    }
    return new LogLines(lines);
  }
}
