package io.zerodrop.dashboards.advice;

import io.zerodrop.analyzer.advice.ExpectedTimeline;
import io.zerodrop.analyzer.result.Milestone;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * The stretches of a pod's end, expected and, where recorded, measured, in seconds from the
 * deletion.
 *
 * @param end of the longest
 */
record TimelineBars(List<Bar> bars, double end) {

  /**
   * @param name of the stretch
   * @param measured whether it was seen
   */
  record Bar(String name, boolean measured, double from, double to) {}

  static TimelineBars of(ExpectedTimeline timeline) {
    double sigterm = Double.isNaN(timeline.sigterm()) ? 0 : timeline.sigterm();
    double routed =
        larger(
            timeline.measured(Milestone.INGRESS_OBSERVED),
            timeline.measured(Milestone.PROXY_OBSERVED));
    double stopped = timeline.measured(Milestone.SIGTERM);
    double exited = timeline.measured(Milestone.CONTAINER_EXITED);
    List<Bar> bars = new ArrayList<>();
    bars.add(new Bar("still routed to", false, 0, timeline.routersFollow()));
    add(bars, new Bar("still routed to", true, 0, routed));
    bars.add(new Bar("preStop", false, 0, sigterm));
    add(bars, new Bar("preStop", true, 0, stopped));
    bars.add(new Bar("drain", false, sigterm, timeline.sigkill()));
    add(bars, new Bar("drain", true, stopped, exited));
    double end = bars.stream().mapToDouble(Bar::to).max().orElse(1);
    return new TimelineBars(bars, Math.max(end, 1));
  }

  private static void add(List<Bar> bars, Bar bar) {
    if (!Double.isNaN(bar.from()) && !Double.isNaN(bar.to())) {
      bars.add(bar);
    }
  }

  private static double larger(double a, double b) {
    return DoubleStream.of(a, b).filter(each -> !Double.isNaN(each)).max().orElse(Double.NaN);
  }
}
