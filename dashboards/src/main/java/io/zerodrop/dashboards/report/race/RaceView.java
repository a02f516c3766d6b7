package io.zerodrop.dashboards.report.race;

import io.zerodrop.analyzer.result.Milestone;
import io.zerodrop.analyzer.result.Termination;
import io.zerodrop.dashboards.report.attempt.PlacedAttempt;
import io.zerodrop.dashboards.report.figure.Bar;
import io.zerodrop.dashboards.report.figure.Stretch;
import io.zerodrop.dashboards.report.figure.TimeAxis;
import io.zerodrop.dashboards.report.figure.Track;
import java.util.List;
import java.util.Optional;

/**
 * One pod's race.
 *
 * @param whole from the first to the last thing known, for who zooms out
 * @param gap the stretch of time that is the finding; null where there is none to show
 * @param stretch the gap without its bounds; null without one
 * @param finding what to call it; null without one
 */
public record RaceView(
    Termination termination,
    TimeAxis axis,
    TimeAxis whole,
    Bar gap,
    Stretch stretch,
    String finding,
    List<Track> tracks,
    List<Milestone> milestones) {

  public static RaceView of(Termination termination, List<PlacedAttempt> attempts) {
    Steps steps = new Steps(termination);
    Optional<Refusal> refusal = Refusal.of(steps, attempts);
    Optional<RaceGap> gap = RaceGap.of(steps, attempts);
    TimeAxis axis = RaceWindow.of(steps, attempts, gap);
    return new RaceView(
        termination,
        axis,
        whole(termination, axis),
        gap.map(each -> new Bar("gap", "", each.label(), each.from(), each.to())).orElse(null),
        gap.map(RaceGap::likely).orElse(null),
        gap.map(RaceGap::label).orElse(null),
        List.of(
            WhoTrack.of(steps, axis),
            EndpointTrack.of(steps, axis),
            DataPathTrack.of(steps, axis),
            AppTrack.of(steps, refusal, axis),
            AttemptTrack.of(attempts, axis)),
        termination.milestones().stream().sorted().toList());
  }

  /** What its axis counts from. */
  public String zero() {
    return milestones.stream().anyMatch(each -> each.name().equals(Milestone.DELETION_REQUESTED))
        ? "deletion requested"
        : "the pod's end began";
  }

  private static TimeAxis whole(Termination termination, TimeAxis axis) {
    long first =
        termination.milestones().stream().mapToLong(m -> m.bounds().earliest()).min().orElse(0);
    long last =
        termination.milestones().stream().mapToLong(m -> m.bounds().latest()).max().orElse(0);
    long to = Math.max(axis.to(), last + (last - axis.from()) / 12);
    return new TimeAxis(
        axis.zero(),
        termination.milestones().isEmpty() ? axis.from() : Math.min(axis.from(), first),
        to);
  }
}
