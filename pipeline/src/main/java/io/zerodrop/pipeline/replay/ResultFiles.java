package io.zerodrop.pipeline.replay;

import io.zerodrop.analyzer.clock.ClockReading;
import io.zerodrop.analyzer.placebo.PlaceboRun;
import io.zerodrop.dashboards.files.OutputFile;
import io.zerodrop.dashboards.files.ResultWriter;
import io.zerodrop.dashboards.report.HtmlReport;
import io.zerodrop.dashboards.report.excerpt.LogLines;
import io.zerodrop.dashboards.summary.Advice;
import io.zerodrop.dashboards.summary.Coverage;
import io.zerodrop.dashboards.summary.InputFile;
import io.zerodrop.dashboards.summary.Placebo;
import io.zerodrop.dashboards.summary.PropagationLag;
import io.zerodrop.dashboards.summary.RunResult;
import io.zerodrop.dashboards.summary.RunSpeed;
import io.zerodrop.dashboards.summary.RunSummary;
import io.zerodrop.dashboards.summary.SourceNotes;
import io.zerodrop.dashboards.summary.Tally;
import io.zerodrop.dashboards.terminal.TerminalSummary;
import io.zerodrop.ingest.event.Rejected;
import io.zerodrop.ingest.read.InputProblem;
import io.zerodrop.ingest.read.InputSet;
import io.zerodrop.ingest.read.LogFile;
import io.zerodrop.ingest.source.FileRead;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The files that tell what an analysis came to.
 *
 * @param out the directory
 * @param keepQuery whether query strings are written
 * @param redact whether quarantined lines are written without addresses
 * @param correctClocks whether clocks that are off were corrected
 * @param version of zerodrop, for summary.json
 */
public record ResultFiles(
    Path out, boolean keepQuery, boolean redact, boolean correctClocks, String version) {

  /** What is done with a result that is written. */
  @FunctionalInterface
  interface Then {

    /**
     * @return what to tell of it
     */
    List<String> with(RunResult result) throws IOException;
  }

  /** Puts all of them in place, each whole, and does nothing else. */
  public ReplayOutcome write(Analysed analysed, InputSet set, long began) throws IOException {
    return write(analysed, set, began, result -> List.of());
  }

  /**
   * Puts all of them in place, each whole.
   *
   * @param set what was found under the inputs' paths
   * @param began {@link System#nanoTime} when the analysis did
   */
  ReplayOutcome write(Analysed analysed, InputSet set, long began, Then then) throws IOException {
    List<ClockReading> readings = new ArrayList<>(analysed.cluster().clocks());
    readings.addAll(analysed.routerClocks());
    FileClocks clocks = new FileClocks(readings, set.files(), correctClocks);
    RunResult result =
        new RunResult(
            summary(analysed, set, clocks, began),
            analysed.findings(),
            analysed.terminations(),
            analysed.verdicts());
    List<String> notices = new ArrayList<>(Notices.of(set, analysed.files(), analysed.rejected()));
    notices.addAll(clocks.notices());
    List<Rejected> rejected = new ArrayList<>(analysed.rejected());
    problems(set).forEach(problem -> rejected.add(problem.rejected()));
    if (redact) {
      rejected.replaceAll(Redaction::of);
    }
    Aside documents = Aside.begin(() -> ResultWriter.write(out, result, rejected, keepQuery));
    LogLines lines = redact ? LogLines.NONE : CitedText.of(result, set.files());
    documents.end();
    Path report = HtmlReport.write(result, lines, out);
    notices.addAll(then.with(result));
    return new ReplayOutcome(
        result.findings(),
        OutputFile.SUMMARY.in(out),
        report,
        (color, columns) -> TerminalSummary.text(result, color, columns),
        notices);
  }

  private static List<InputProblem> problems(InputSet set) {
    return set.problems().stream().filter(InputProblem::quarantined).toList();
  }

  private RunSummary summary(Analysed analysed, InputSet set, FileClocks clocks, long began) {
    List<InputFile> files = new ArrayList<>();
    for (FileRead file : analysed.files()) {
      files.add(ReplayInputs.described(file).withClock(clocks.of(file.file())));
    }
    problems(set).forEach(problem -> files.add(ReplayInputs.described(problem)));
    return RunSummary.of(
            version,
            files,
            analysed.requests(),
            analysed.attempts(),
            Tally.of(analysed.verdicts(), analysed.terminations(), analysed.findings()),
            Coverage.of(
                files, SourceNotes.of(analysed.cluster(), analysed.verdicts(), clocks.unsteady())),
            new Placebo(
                PlaceboRun.shifts(), analysed.placebo().attempts(), analysed.placebo().blamed()),
            new RunSpeed(
                (System.nanoTime() - began) / 1_000_000,
                set.files().stream().mapToLong(LogFile::bytes).sum()))
        .with(
            PropagationLag.of(analysed.terminations()),
            Advice.of(analysed.verdicts(), analysed.terminations()));
  }
}
