package io.zerodrop.pipeline.replay;

import io.zerodrop.analyzer.background.ClusterBackground;
import io.zerodrop.analyzer.clock.ClockReading;
import io.zerodrop.analyzer.clock.RouterClocks;
import io.zerodrop.analyzer.clock.RouterCorrection;
import io.zerodrop.analyzer.flink.RouteControl;
import io.zerodrop.analyzer.placebo.PlaceboCount;
import io.zerodrop.analyzer.verdict.Thresholds;
import io.zerodrop.ingest.event.RequestLogged;
import io.zerodrop.ingest.read.LogFile;
import io.zerodrop.pipeline.cluster.LocalCluster;
import java.util.List;

/**
 * The requests judged with the routers' clocks corrected. How far a router's clock is off shows
 * only once its requests are joined with the pods; where it is, they are read again.
 *
 * @param background they were judged against
 * @param clocks of the routers' logs
 */
record SettledRequests(
    ClusterBackground background, RequestJob.Outcome requests, List<ClockReading> clocks) {

  /** A clock far off shows its whole offset only bit by bit. */
  private static final int MOST_RUNS = 4;

  /**
   * @param probes requests as their client saw them
   * @param correct whether to correct; if not, the readings tell but nothing is moved
   */
  static SettledRequests of(
      LocalCluster cluster,
      ClusterBackground background,
      List<RequestLogged> probes,
      Thresholds thresholds,
      List<LogFile> files,
      boolean correct,
      Progress progress) {
    RouterCorrection applied = RouterCorrection.NONE;
    for (int run = 1; true; run++) {
      RequestJob.Outcome requests =
          new RequestJob(background, probes, thresholds, applied).run(cluster, files, progress);
      List<ClockReading> clocks = applied.onTop(read(requests, background));
      RouterCorrection found = RouterCorrection.of(clocks);
      if (!correct || run == MOST_RUNS || found.equals(applied)) {
        return new SettledRequests(background, requests, clocks);
      }
      applied = found;
    }
  }

  private static List<ClockReading> read(
      RequestJob.Outcome requests, ClusterBackground background) {
    return RouterClocks.read(
        requests.controls().stream().flatMap(control -> control.traces().stream()).toList(),
        requests.controls().stream().flatMap(control -> control.lags().stream()).toList(),
        requests.reloads(),
        background.routes());
  }

  PlaceboCount placebo() {
    return requests.controls().stream()
        .map(RouteControl::placebo)
        .reduce(PlaceboCount.NONE, PlaceboCount::plus);
  }
}
