package io.zerodrop.pipeline.replay;

import io.zerodrop.analyzer.background.ClusterBackground;
import io.zerodrop.analyzer.clock.ClockReading;
import io.zerodrop.analyzer.clock.RouterClocks;
import io.zerodrop.analyzer.clock.RouterCorrection;
import io.zerodrop.analyzer.flink.RouteControl;
import io.zerodrop.analyzer.placebo.PlaceboCount;
import io.zerodrop.analyzer.route.Routes;
import io.zerodrop.analyzer.timeline.ClusterPicture;
import io.zerodrop.analyzer.verdict.Thresholds;
import io.zerodrop.ingest.event.RequestLogged;
import io.zerodrop.ingest.read.LogFile;
import io.zerodrop.pipeline.cluster.LocalCluster;
import java.util.List;

/**
 * The requests judged with the routers' clocks corrected. How far a router's clock is off shows
 * only once its requests are joined with the pods; where it is, they are read again.
 *
 * @param clocks of the routers' logs
 */
record SettledRequests(RequestJob.Outcome requests, List<ClockReading> clocks) {

  /** A clock far off shows its whole offset only bit by bit. */
  private static final int MOST_RUNS = 4;

  /**
   * @param probes requests as their client saw them
   * @param correct whether to correct; if not, the readings tell but nothing is moved
   */
  static SettledRequests of(
      LocalCluster cluster,
      ClusterPicture picture,
      List<RequestLogged> probes,
      Thresholds thresholds,
      List<LogFile> files,
      boolean correct,
      Progress progress) {
    RouterCorrection applied = RouterCorrection.NONE;
    ClusterBackground background = new ClusterBackground(picture);
    for (int run = 1; true; run++) {
      RequestJob.Outcome requests =
          new RequestJob(picture, background, probes, thresholds, applied)
              .run(cluster, files, progress);
      List<ClockReading> clocks = applied.onTop(read(requests, picture));
      RouterCorrection found = RouterCorrection.of(clocks);
      if (!correct || run == MOST_RUNS || found.equals(applied)) {
        return new SettledRequests(requests, clocks);
      }
      applied = found;
    }
  }

  private static List<ClockReading> read(RequestJob.Outcome requests, ClusterPicture picture) {
    return RouterClocks.read(
        requests.controls().stream().flatMap(control -> control.traces().stream()).toList(),
        requests.controls().stream().flatMap(control -> control.lags().stream()).toList(),
        requests.reloads(),
        Routes.of(picture));
  }

  PlaceboCount placebo() {
    return requests.controls().stream()
        .map(RouteControl::placebo)
        .reduce(PlaceboCount.NONE, PlaceboCount::plus);
  }
}
