package io.zerodrop.dashboards.report;

import io.zerodrop.dashboards.report.figure.Bar;
import io.zerodrop.dashboards.report.figure.Lane;
import io.zerodrop.dashboards.report.figure.TimeAxis;
import io.zerodrop.dashboards.summary.Figures;
import io.zerodrop.dashboards.summary.RunSummary;
import io.zerodrop.dashboards.summary.SourceCoverage;
import io.zerodrop.ingest.event.Stamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Which source covers which time; hatched where one is missing. */
public record SourcesPicture(TimeAxis axis, List<Lane> lanes) {

  /** The axis is that of the traffic, so that a source with a longer past does not hide it. */
  static SourcesPicture of(RunSummary summary) {
    List<SourceCoverage> dated =
        summary.coverage().stream().filter(source -> source.from() != null).toList();
    long from =
        Objects.requireNonNullElse(
            summary.trafficFrom(), dated.stream().mapToLong(SourceCoverage::from).min().orElse(0));
    long to =
        Objects.requireNonNullElse(
            summary.trafficTo(), dated.stream().mapToLong(SourceCoverage::to).max().orElse(0));
    long margin = Math.max(Stamp.SECOND, (to - from) / 12);
    TimeAxis axis = new TimeAxis(from, from - margin, to + margin);
    List<Lane> lanes = new ArrayList<>();
    summary.coverage().forEach(source -> lanes.add(lane(source, axis)));
    return new SourcesPicture(axis, lanes);
  }

  private static Lane lane(SourceCoverage source, TimeAxis axis) {
    if (!source.present()) {
      return Lane.unknown(source.source(), "not given");
    }
    String files = Figures.count(source.files(), "file");
    if (source.from() == null || source.to() == null) {
      return Lane.unknown(source.source(), files + ", without times of its own");
    }
    return Lane.of(
        source.source(),
        List.of(
            new Bar(
                "followed",
                files,
                Figures.roughRange(source.from(), source.to()),
                Stamp.at(source.from()),
                Stamp.at(source.to()))),
        List.of(),
        axis);
  }
}
