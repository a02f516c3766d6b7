package io.zerodrop.dashboards.report.race;

import io.zerodrop.analyzer.result.Cause;
import io.zerodrop.dashboards.report.attempt.PlacedAttempt;
import io.zerodrop.dashboards.report.figure.Dot;
import io.zerodrop.dashboards.report.figure.Lane;
import io.zerodrop.dashboards.report.figure.TimeAxis;
import io.zerodrop.dashboards.report.figure.Track;
import io.zerodrop.dashboards.report.overview.Heat;
import io.zerodrop.dashboards.summary.Figures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The attempts that reached the pod, a lane for each way they ended. */
final class AttemptTrack {

  /** More than this are counted in cells, as are attempts that the page does not hold. */
  private static final int MOST_DOTS = 400;

  /** Causes of attempts that were under way when they broke. */
  private static final Set<Cause> BROKEN_LATER =
      EnumSet.of(Cause.INFLIGHT_CUT, Cause.GRACE_EXCEEDED, Cause.STALE_KEEPALIVE);

  private static final int SHORTEST_LINE = 250;

  private AttemptTrack() {}

  static Track of(List<PlacedAttempt> attempts, TimeAxis axis) {
    List<Lane> lanes = new ArrayList<>();
    add(lanes, "failed", attempts, PlacedAttempt::failed, 4, axis);
    add(lanes, "hidden", attempts, PlacedAttempt::hidden, 3, axis);
    add(lanes, "served", attempts, PlacedAttempt::served, 2, axis);
    if (lanes.isEmpty()) {
      lanes.add(Lane.of("none after the deletion", List.of(), List.of(), axis));
    }
    return new Track("Attempts", lanes);
  }

  private static void add(
      List<Lane> lanes,
      String kind,
      List<PlacedAttempt> attempts,
      Predicate<PlacedAttempt> kept,
      int rows,
      TimeAxis axis) {
    List<PlacedAttempt> shown =
        attempts.stream()
            .filter(kept)
            .sorted(
                Comparator.comparingLong(PlacedAttempt::start).thenComparing(PlacedAttempt::index))
            .toList();
    if (shown.isEmpty()) {
      return;
    }
    String name = Figures.count(shown.size()) + " " + kind;
    if (shown.size() > MOST_DOTS || !shown.stream().allMatch(PlacedAttempt::kept)) {
      lanes.add(Lane.ofCells(name, Heat.of(shown, axis, kind, PlacedAttempt::start)));
      return;
    }
    List<Dot> dots = new ArrayList<>();
    for (PlacedAttempt attempt : shown) {
      boolean lasting = attempt.end() - attempt.start() > axis.span() / SHORTEST_LINE;
      boolean broke = lasting && BROKEN_LATER.contains(attempt.verdict().cause());
      dots.add(
          new Dot(
              attempt.index(),
              broke ? attempt.end() : attempt.start(),
              attempt.start(),
              lasting ? attempt.end() : attempt.start(),
              dots.size() % Math.min(rows, shown.size())));
    }
    lanes.add(Lane.ofDots(name, kind, dots));
  }
}
