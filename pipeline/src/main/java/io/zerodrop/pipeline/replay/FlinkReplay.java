package io.zerodrop.pipeline.replay;

import io.zerodrop.analyzer.background.ClusterBackground;
import io.zerodrop.analyzer.flink.ServiceResult;
import io.zerodrop.analyzer.placebo.Calibration;
import io.zerodrop.analyzer.result.Finding;
import io.zerodrop.analyzer.result.Verdict;
import io.zerodrop.analyzer.termination.AttemptsCounted;
import io.zerodrop.analyzer.termination.RequestRate;
import io.zerodrop.analyzer.termination.RouterViews;
import io.zerodrop.analyzer.termination.RoutersFollowed;
import io.zerodrop.dashboards.report.excerpt.ClientNumbers;
import io.zerodrop.ingest.event.Rejected;
import io.zerodrop.ingest.read.InputSet;
import io.zerodrop.ingest.read.Inputs;
import io.zerodrop.ingest.source.FileRead;
import io.zerodrop.pipeline.cluster.LocalCluster;
import java.io.IOException;
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
              new ClusterBackground(background.cluster().picture()),
              background.probes(),
              request.normalPropagation().thresholds(),
              FileShare.REQUESTS.of(set.files()),
              request.correctClocks(),
              progress);
      return write(
          request, set, background, requests, began, new Last(cluster, publishing, progress));
    }
  }

  /** What publishes when all else is done. */
  private record Last(LocalCluster cluster, Publishing publishing, Progress progress) {}

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
        rate.add(of.service(), of.bySecond());
      } else if (result instanceof ServiceResult.OfMinute of) {
        minutes.add(of);
      }
    }
    if (request.redact()) {
      verdicts = ClientNumbers.of(verdicts).in(verdicts);
    }
    ClusterBackground known = settled.background();
    List<FileRead> read = new ArrayList<>(background.files());
    read.addAll(requests.files());
    List<Rejected> rejected = new ArrayList<>(background.rejected());
    rejected.addAll(requests.rejected());
    Analysed analysed =
        new Analysed(
            findings,
            verdicts,
            RoutersFollowed.in(
                AttemptsCounted.in(known.terminations(), verdicts),
                known.endpoints(),
                verdicts,
                rate,
                new RouterViews(requests.changes(), known.names())),
            asked,
            attempts,
            background.cluster(),
            settled.clocks(),
            settled.placebo(),
            read,
            rejected);
    return new ResultFiles(
            request.out(), request.keepQuery(), request.redact(), request.correctClocks(), version)
        .write(
            analysed,
            set,
            began,
            result -> last.publishing().publish(last.cluster(), result, minutes, last.progress()));
  }
}
