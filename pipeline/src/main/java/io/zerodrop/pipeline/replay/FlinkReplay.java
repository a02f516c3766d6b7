package io.zerodrop.pipeline.replay;

import io.zerodrop.analyzer.clock.ClockReading;
import io.zerodrop.analyzer.flink.ServiceResult;
import io.zerodrop.analyzer.placebo.Calibration;
import io.zerodrop.analyzer.placebo.PlaceboRun;
import io.zerodrop.analyzer.result.Finding;
import io.zerodrop.analyzer.result.Termination;
import io.zerodrop.analyzer.result.Verdict;
import io.zerodrop.analyzer.termination.AttemptsCounted;
import io.zerodrop.analyzer.termination.ReadyEndpoints;
import io.zerodrop.analyzer.termination.RequestRate;
import io.zerodrop.analyzer.termination.RoutersFollowed;
import io.zerodrop.analyzer.timeline.ClusterPicture;
import io.zerodrop.analyzer.verdict.Thresholds;
import io.zerodrop.dashboards.files.OutputFile;
import io.zerodrop.dashboards.files.ResultWriter;
import io.zerodrop.dashboards.report.HtmlReport;
import io.zerodrop.dashboards.report.excerpt.ClientNumbers;
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
import io.zerodrop.ingest.read.Inputs;
import io.zerodrop.ingest.read.LogFile;
import io.zerodrop.ingest.source.FileRead;
import io.zerodrop.pipeline.cluster.LocalCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Replays in an embedded Flink cluster: two bounded jobs, then the outputs. */
public final class FlinkReplay implements ReplayEngine {

  private final String version;

  /**
   * @param version of zerodrop, for summary.json
   */
  public FlinkReplay(String version) {
    this.version = version;
  }

  @Override
  public ReplayOutcome replay(ReplayRequest request, Progress progress)
      throws UnusableInput, IOException {
    long began = System.nanoTime();
    Publishing publishing = new Publishing(request);
    try (LocalCluster cluster = LocalCluster.starting(request.parallelism());
        Inputs inputs = new Inputs(ReplayInputs.options(request, progress))) {
      InputSet set = inputs.expand(request.inputs());
      ReplayInputs.requireUsable(set);
      ClusterJob.Outcome background =
          ClusterJob.run(
              cluster, FileShare.CLUSTER.of(set.files()), request.correctClocks(), progress);
      SettledRequests requests =
          SettledRequests.of(
              cluster,
              background.cluster().picture(),
              background.probes(),
              thresholds(request.normalPropagation()),
              FileShare.REQUESTS.of(set.files()),
              request.correctClocks(),
              progress);
      return write(
          request, set, background, requests, began, new Last(cluster, publishing, progress));
    }
  }

  /** What publishes when all else is done. */
  private record Last(LocalCluster cluster, Publishing publishing, Progress progress) {}

  private static Thresholds thresholds(NormalPropagation normal) {
    return Thresholds.DEFAULT.withPropagation(
        normal.kubeProxy().toNanos() / 1000,
        normal.ingress().toNanos() / 1000,
        normal.cloudLoadBalancer().toNanos() / 1000);
  }

  private ReplayOutcome write(
      ReplayRequest request,
      InputSet set,
      ClusterJob.Outcome background,
      SettledRequests settled,
      long began,
      Last last)
      throws IOException {
    RequestJob.Outcome requests = settled.requests();
    Calibration calibration = new Calibration(settled.placebo());
    List<ServiceResult.OfMinute> minutes = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    List<Verdict> verdicts = new ArrayList<>();
    RequestRate rate = new RequestRate();
    long asked = 0;
    long attempts = 0;
    for (ServiceResult result : requests.results()) {
      if (result instanceof ServiceResult.OfAttempt of) {
        verdicts.add(calibration.of(of.verdict()));
      } else if (result instanceof ServiceResult.OfFinding of) {
        findings.add(calibration.of(of.finding()));
      } else if (result instanceof ServiceResult.OfTraffic of) {
        asked += of.requests();
        attempts += of.attempts();
        of.requestsBySecond().forEach((second, count) -> rate.add(of.service(), second, count));
      } else if (result instanceof ServiceResult.OfMinute of) {
        minutes.add(of);
      }
    }
    if (request.redact()) {
      verdicts = ClientNumbers.of(verdicts).in(verdicts);
    }
    ClusterPicture picture = background.cluster().picture();
    List<Termination> terminations =
        RoutersFollowed.in(
            AttemptsCounted.in(ServiceBackgrounds.terminations(picture), verdicts),
            ReadyEndpoints.of(picture),
            verdicts,
            rate);
    List<FileRead> read = new ArrayList<>(background.files());
    read.addAll(requests.files());
    List<InputFile> files = new ArrayList<>();
    List<ClockReading> readings = new ArrayList<>(background.cluster().clocks());
    readings.addAll(settled.clocks());
    FileClocks clocks = new FileClocks(readings, set.files(), request.correctClocks());
    for (FileRead file : read) {
      files.add(ReplayInputs.described(file).withClock(clocks.of(file.file())));
    }
    set.problems().stream()
        .filter(InputProblem::quarantined)
        .forEach(problem -> files.add(ReplayInputs.described(problem)));
    RunSummary summary =
        RunSummary.of(
                version,
                files,
                asked,
                attempts,
                Tally.of(verdicts, terminations, findings),
                Coverage.of(
                    files, SourceNotes.of(background.cluster(), verdicts, clocks.unsteady())),
                new Placebo(
                    PlaceboRun.shifts(), settled.placebo().attempts(), settled.placebo().blamed()),
                new RunSpeed(
                    (System.nanoTime() - began) / 1_000_000,
                    set.files().stream().mapToLong(LogFile::bytes).sum()))
            .with(PropagationLag.of(terminations), Advice.of(verdicts, terminations));
    RunResult result = new RunResult(summary, findings, terminations, verdicts);
    List<Rejected> rejected = new ArrayList<>(background.rejected());
    rejected.addAll(requests.rejected());
    List<String> notices = new ArrayList<>(Notices.of(set, read, rejected));
    notices.addAll(clocks.notices());
    set.problems().stream()
        .filter(InputProblem::quarantined)
        .forEach(problem -> rejected.add(problem.rejected()));
    if (request.redact()) {
      rejected.replaceAll(Redaction::of);
    }
    ResultWriter.write(request.out(), result, rejected, request.keepQuery());
    LogLines lines = request.redact() ? LogLines.NONE : CitedText.of(result, set.files());
    Path report = HtmlReport.write(result, lines, request.out());
    notices.addAll(last.publishing().publish(last.cluster(), result, minutes, last.progress()));
    return new ReplayOutcome(
        result.findings(),
        OutputFile.SUMMARY.in(request.out()),
        report,
        (color, columns) -> TerminalSummary.text(result, color, columns),
        notices);
  }
}
