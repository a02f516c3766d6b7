package io.zerodrop.dashboards.report.race;

import io.zerodrop.analyzer.result.Milestone;
import io.zerodrop.dashboards.report.figure.Bar;
import io.zerodrop.dashboards.report.figure.Lane;
import io.zerodrop.dashboards.report.figure.TimeAxis;
import io.zerodrop.dashboards.report.figure.Track;
import io.zerodrop.ingest.event.Stamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What the API server said of the pod's endpoint, a lane for each Service. */
final class EndpointTrack {

  private static final int SERVICES = 3;

  private EndpointTrack() {}

  static Track of(Steps steps, TimeAxis axis) {
    List<Lane> lanes =
        Stream.concat(
                steps.all(Milestone.ENDPOINT_TERMINATING).stream(),
                steps.all(Milestone.ENDPOINT_REMOVED).stream())
            .map(milestone -> Objects.requireNonNullElse(milestone.where(), ""))
            .distinct()
            .sorted()
            .limit(SERVICES)
            .map(service -> lane(service, steps, axis))
            .toList();
    return new Track(
        "API state",
        lanes.isEmpty()
            ? List.of(Lane.unknown("endpoint", "no log shows when the endpoint changed"))
            : lanes);
  }

  private static Lane lane(String service, Steps steps, TimeAxis axis) {
    Optional<Milestone> terminating = at(service, Milestone.ENDPOINT_TERMINATING, steps);
    Optional<Milestone> removed = at(service, Milestone.ENDPOINT_REMOVED, steps);
    List<Bar> bars = new ArrayList<>();
    Stamp change = terminating.or(() -> removed).orElseThrow().bounds();
    bars.add(new Bar("ready", "ready", "the endpoint is ready", steps.longBefore(), change));
    terminating.ifPresent(
        milestone ->
            bars.add(
                new Bar(
                    "terminating",
                    "terminating",
                    steps.tip(milestone),
                    milestone.bounds(),
                    removed.map(Milestone::bounds).orElse(steps.longAfter()))));
    removed.ifPresent(
        milestone ->
            bars.add(
                new Bar(
                    "removed",
                    "removed",
                    steps.tip(milestone),
                    milestone.bounds(),
                    steps.longAfter())));
    return Lane.of(service.isEmpty() ? "endpoint" : service, bars, List.of(), axis);
  }

  private static Optional<Milestone> at(String service, String name, Steps steps) {
    return steps.all(name).stream()
        .filter(each -> Objects.requireNonNullElse(each.where(), "").equals(service))
        .findFirst();
  }
}
