package io.zerodrop.pipeline.replay;

import io.zerodrop.ingest.event.Rejected;
import io.zerodrop.ingest.read.InputProblem;
import io.zerodrop.ingest.read.InputProblem.Severity;
import io.zerodrop.ingest.read.InputSet;
import io.zerodrop.ingest.source.FileRead;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What to tell on stderr of the inputs: what could not be read, and what was inferred. */
final class Notices {

  /** Of one sort; a directory of strange files must not bury the result. */
  private static final int SHOWN = 20;

  private static final String ALL = "quarantine.ndjson has them all";

  /** Of what is no loss the quarantine does not tell. */
  private static final String INSPECT = "zerodrop inspect names them all";

  private Notices() {}

  static List<String> of(InputSet set, List<FileRead> files, List<Rejected> rejected) {
    List<String> notices = new ArrayList<>(first(problems(set), "files that are not read", ALL));
    notices.addAll(
        first(damaged(files, rejected), "files with records that could not be read", ALL));
    notices.addAll(first(passedOver(set), "paths that are passed over", INSPECT));
    notices.addAll(set.notes());
    return notices;
  }

  private static List<String> problems(InputSet set) {
    List<String> problems = new ArrayList<>();
    List<String> empty = new ArrayList<>();
    for (InputProblem problem : set.problems()) {
      if (problem.severity() == Severity.EMPTY) {
        empty.add(problem.display());
      } else if (problem.quarantined()) {
        problems.add(problem.toString());
      }
    }
    if (empty.size() == 1) {
      problems.add(empty.get(0) + ": is empty");
    } else if (!empty.isEmpty()) {
      problems.add(
          empty.size() + " files are empty: " + String.join(", ", first(empty, "files", ALL)));
    }
    return problems;
  }

  private static List<String> passedOver(InputSet set) {
    return set.problems().stream()
        .filter(problem -> problem.severity() == Severity.NOTE)
        .map(InputProblem::toString)
        .toList();
  }

  private static List<String> damaged(List<FileRead> files, List<Rejected> rejected) {
    Map<String, Long> records = new TreeMap<>();
    files.forEach(file -> records.merge(file.file(), file.records(), Long::sum));
    Map<String, Rejected> first = new TreeMap<>();
    Map<String, Long> counts = new TreeMap<>();
    for (Rejected each : rejected) {
      String file = each.position().file();
      counts.merge(file, 1L, Long::sum);
      first.merge(file, each, (a, b) -> a.position().compareTo(b.position()) <= 0 ? a : b);
    }
    List<String> damaged = new ArrayList<>();
    first.forEach(
        (file, one) -> {
          long count = counts.get(file);
          damaged.add(one.position() + ": " + one.reason() + more(count - 1, records.get(file)));
        });
    return damaged;
  }

  private static String more(long others, Long records) {
    if (others == 0) {
      return "";
    }
    String all = records == null ? "" : " of its " + records + " records";
    return "; " + others + " more" + all + " could not be read";
  }

  private static List<String> first(List<String> lines, String what, String where) {
    if (lines.size() <= SHOWN) {
      return lines;
    }
    List<String> shown = new ArrayList<>(lines.subList(0, SHOWN));
    shown.add("and " + (lines.size() - SHOWN) + " more " + what + "; " + where);
    return shown;
  }
}
