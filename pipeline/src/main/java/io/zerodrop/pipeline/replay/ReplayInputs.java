package io.zerodrop.pipeline.replay;

import io.zerodrop.dashboards.summary.InputFile;
import io.zerodrop.ingest.format.LogKind;
import io.zerodrop.ingest.read.InputOptions;
import io.zerodrop.ingest.read.InputProblem;
import io.zerodrop.ingest.read.InputProblem.Severity;
import io.zerodrop.ingest.read.InputSet;
import io.zerodrop.ingest.read.LogFile;
import io.zerodrop.ingest.source.FileRead;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Between a request and the files that it reads. */
public final class ReplayInputs {

  /** Manifests say what should be, not what happened: alone they give nothing to analyse. */
  private static final Set<LogKind> NOT_ENOUGH = EnumSet.of(LogKind.MANIFEST, LogKind.UNKNOWN);

  private static final String LOOKED_FOR =
      "Looked for audit logs, EndpointSlice and Pod watches, kube-proxy and kubelet logs, Events,"
          + " access logs and nginx error logs, told by their content. What is one and was not"
          + " recognised can be named with --as KIND=GLOB.";

  private static final int SHOWN = 50;

  private ReplayInputs() {}

  static InputOptions options(ReplayRequest request, Progress progress) {
    return new InputChoices(request.forced(), request.zone(), request.year()).options(progress);
  }

  public static void requireUsable(InputSet set) throws UnusableInput {
    boolean usable =
        set.files().stream()
            .map(file -> file.format().kind())
            .anyMatch(k -> !NOT_ENOUGH.contains(k));
    if (usable) {
      return;
    }
    List<String> found = new ArrayList<>();
    set.problems().forEach(problem -> found.add("  " + problem));
    for (LogFile file : set.files()) {
      found.add("  " + file.display() + ": " + file.format().kind().id() + ", not enough alone");
    }
    List<String> lines = new ArrayList<>();
    lines.add("nothing here can be analysed.");
    lines.addAll(found.subList(0, Math.min(SHOWN, found.size())));
    if (found.size() > SHOWN) {
      lines.add(
          "  and " + (found.size() - SHOWN) + " more files; zerodrop inspect says what each is");
    }
    lines.add(LOOKED_FOR);
    throw new UnusableInput(String.join("\n", lines));
  }

  static InputFile described(FileRead file) {
    return new InputFile(
        file.file(),
        file.kind(),
        file.format(),
        file.records(),
        file.rejected(),
        file.bytes(),
        known(file.firstMicros()),
        known(file.lastMicros()),
        null);
  }

  static InputFile described(InputProblem problem) {
    long unreadable = problem.severity() == Severity.EMPTY ? 0 : 1;
    return new InputFile(
        problem.display(), problem.kind().id(), null, 0, unreadable, 0, null, null, null);
  }

  private static Long known(long micros) {
    return micros == LogFile.UNKNOWN_TIME ? null : micros;
  }
}
