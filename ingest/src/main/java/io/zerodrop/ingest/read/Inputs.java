package io.zerodrop.ingest.read;

import io.zerodrop.ingest.format.Detection;
import io.zerodrop.ingest.format.Detector;
import io.zerodrop.ingest.format.LogFormat;
import io.zerodrop.ingest.format.LogKind;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the logs under the paths that a user gives: walks directories, opens archives, says what
 * each file is, and completes what single files do not tell (node, proxy instance, year, zone).
 * Holds temporary copies until it is closed, so it must outlive the reading.
 */
public final class Inputs implements Closeable {

  private final InputOptions options;
  private final Spool spool = new Spool();

  public Inputs(InputOptions options) {
    this.options = options;
  }

  /**
   * @param paths files, directories, archives, or {@code -} for standard input
   */
  public InputSet expand(List<String> paths) {
    Findings findings = new Findings();
    PathSearch search = new PathSearch(options, spool, findings);
    paths.stream().distinct().forEach(search::find);
    List<Found> files = new Archives(spool, findings).expand(findings.files());
    files.sort(Comparator.comparing(Found::display));

    Map<Found, Head> heads = new LinkedHashMap<>();
    for (Found file : files) {
      options.progress().accept(file.display());
      try {
        heads.put(file, Head.of(file.path()));
      } catch (IOException failure) {
        findings.problem(file.display(), failure);
      }
    }
    List<Candidate> candidates = new ArrayList<>();
    Duplicates.drop(heads, findings)
        .forEach((found, head) -> inspect(found, head, findings, candidates));
    List<String> notes = new ArrayList<>();
    List<Candidate> placed = new Routers(notes).set(Nodes.set(candidates));
    List<LogFile> logs =
        new Clocks(options, notes).set(placed).stream().map(Candidate::logFile).toList();
    List<InputProblem> problems = new ArrayList<>(findings.problems());
    problems.sort(Comparator.comparing(InputProblem::display));
    return new InputSet(logs, problems, notes);
  }

  private void inspect(Found file, Head head, Findings findings, List<Candidate> candidates) {
    if (head.empty()) {
      findings.empty(file.display());
      return;
    }
    if (head.bytes().length == 0) {
      findings.problem(file.display(), head.failure());
      return;
    }
    Map<String, byte[]> containers = Containers.heads(file, head);
    if (containers.size() > 1) {
      candidates.addAll(Containers.split(file, head, containers, findings));
      return;
    }
    Detection detection = detect(file, head);
    if (detection.readable()) {
      candidates.add(Candidate.of(file, head, detection, null).laidOut(layout(file)));
    } else if (detection.irrelevant()) {
      findings.irrelevant(file.display(), detection.why());
    } else if (detection.kind() != LogKind.UNKNOWN) {
      findings.unknown(
          file.display(),
          "is a log of kind "
              + detection.kind().id()
              + " that cannot be read yet ("
              + detection.why()
              + ")",
          detection);
    } else {
      findings.unknown(
          file.display(),
          "is not read: " + detection.why() + "; if it is a log, say of which kind (--as)",
          detection);
    }
  }

  private Detection detect(Found file, Head head) {
    String name = file.display();
    for (InputOptions.Forced forced : options.forced()) {
      if (!matches(forced.glob(), name)) {
        continue;
      }
      LogFormat format = LogFormat.of(forced.kindOrFormat()).orElse(null);
      LogKind kind =
          format != null ? format.kind() : LogKind.of(forced.kindOrFormat()).orElse(null);
      if (format != null && format.needsLayout() && forced.layout() == null) {
        return Detection.unknown(
            "it was given as " + format.id() + ", but not how its lines are laid out");
      }
      Detection detection = Detector.detect(head.bytes(), head.whole(), name, kind);
      if (format != null && detection.format() != format) {
        Detection told = Detection.forced(format, detection);
        return detection.readable()
            ? told
            : told.inside(Detector.envelopes(head.bytes(), head.whole()));
      }
      return detection.readable()
          ? detection
          : Detection.unknown(
              "it was given as "
                  + forced.kindOrFormat()
                  + ", but no record of it is in such a"
                  + " format");
    }
    return Detector.detect(head.bytes(), head.whole(), name);
  }

  /** How the user says the file is laid out; null where that is not said. */
  private String layout(Found file) {
    for (InputOptions.Forced forced : options.forced()) {
      if (matches(forced.glob(), file.display())) {
        return forced.layout();
      }
    }
    return null;
  }

  private static boolean matches(String glob, String display) {
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
    Path path = Path.of(display.replace('!', '/'));
    return matcher.matches(path) || matcher.matches(path.getFileName());
  }

  @Override
  public void close() {
    spool.close();
  }
}
