package io.zerodrop.pipeline.replay;

import io.zerodrop.analyzer.flink.ServiceResult;
import io.zerodrop.analyzer.result.Finding;
import io.zerodrop.analyzer.result.Termination;
import io.zerodrop.analyzer.result.Verdict;
import io.zerodrop.analyzer.termination.AttemptsCounted;
import io.zerodrop.analyzer.verdict.Thresholds;
import io.zerodrop.dashboards.files.OutputFile;
import io.zerodrop.dashboards.files.ResultWriter;
import io.zerodrop.dashboards.report.HtmlReport;
import io.zerodrop.dashboards.report.excerpt.LogLines;
import io.zerodrop.dashboards.summary.Coverage;
import io.zerodrop.dashboards.summary.InputFile;
import io.zerodrop.dashboards.summary.RunResult;
import io.zerodrop.dashboards.summary.RunSpeed;
import io.zerodrop.dashboards.summary.RunSummary;
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
import java.util.Map;

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
          ClusterJob.run(cluster, FileShare.CLUSTER.of(set.files()), progress);
      RequestJob.Outcome requests =
          new RequestJob(
                  background.picture(),
                  background.probes(),
                  thresholds(request.normalPropagation()))
              .run(cluster, FileShare.REQUESTS.of(set.files()), progress);
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
      RequestJob.Outcome requests,
      long began,
      Last last)
      throws IOException {
    List<ServiceResult.OfMinute> minutes = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    List<Verdict> verdicts = new ArrayList<>();
    long asked = 0;
    long attempts = 0;
    for (ServiceResult result : requests.results()) {
      if (result instanceof ServiceResult.OfAttempt of) {
        verdicts.add(of.verdict());
      } else if (result instanceof ServiceResult.OfFinding of) {
        findings.add(of.finding());
      } else if (result instanceof ServiceResult.OfTraffic of) {
        asked += of.requests();
        attempts += of.attempts();
      } else if (result instanceof ServiceResult.OfMinute of) {
        minutes.add(of);
      }
    }
    if (request.redact()) {
      verdicts = Redaction.of(verdicts);
    }
    List<Termination> terminations =
        AttemptsCounted.in(ServiceBackgrounds.terminations(background.picture()), verdicts);
    List<FileRead> read = new ArrayList<>(background.files());
    read.addAll(requests.files());
    List<InputFile> files = new ArrayList<>();
    read.forEach(file -> files.add(ReplayInputs.described(file)));
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
            Coverage.of(files, Map.of()),
            null,
            new RunSpeed(
                (System.nanoTime() - began) / 1_000_000,
                set.files().stream().mapToLong(LogFile::bytes).sum()));
    RunResult result = new RunResult(summary, findings, terminations, verdicts);
    List<Rejected> rejected = new ArrayList<>(background.rejected());
    rejected.addAll(requests.rejected());
    List<String> notices = Notices.of(set, read, rejected);
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
