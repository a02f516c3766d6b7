package io.zerodrop.dashboards.report.race;

import io.zerodrop.analyzer.result.Milestone;
import io.zerodrop.dashboards.report.attempt.PlacedAttempt;
import io.zerodrop.dashboards.report.figure.TimeAxis;
import io.zerodrop.ingest.event.Stamp;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;

/** What a race shows at first: from the deletion until the last thing that decided it. */
final class RaceWindow {

  private static final Set<String> DECISIVE =
      Set.of(
          Milestone.ENDPOINT_TERMINATING,
          Milestone.SIGTERM,
          Milestone.INGRESS_OBSERVED,
          Milestone.PROXY_OBSERVED);

  private static final Set<String> TELLING =
      Set.of(Milestone.CONTAINER_EXITED, Milestone.ENDPOINT_REMOVED, Milestone.POD_GONE);

  private static final long SHORTEST = Stamp.SECOND;

  private RaceWindow() {}

  static TimeAxis of(Steps steps, List<PlacedAttempt> attempts, Optional<RaceGap> gap) {
    long zero = steps.zero();
    long last =
        LongStream.concat(
                attempts.stream().filter(a -> !a.served()).mapToLong(a -> a.start()),
                times(steps, DECISIVE))
            .max()
            .orElse(zero);
    long reach = zero + 2 * Math.max(SHORTEST, last - zero);
    last = Math.max(last, times(steps, TELLING).filter(at -> at <= reach).max().orElse(last));
    last = Math.max(last, gap.map(each -> each.to().latest()).filter(e -> e <= reach).orElse(zero));
    long first =
        Math.min(zero, attempts.stream().mapToLong(PlacedAttempt::start).min().orElse(zero));
    first = Math.min(first, gap.map(each -> each.from().earliest()).orElse(zero));
    first = Math.min(first, asked(steps, Math.max(SHORTEST, last - zero)));
    long span = Math.max(SHORTEST, last - first);
    return new TimeAxis(zero, first - span / 16, last + span / 12);
  }

  private static LongStream times(Steps steps, Set<String> names) {
    return steps.termination().milestones().stream()
        .filter(milestone -> names.contains(milestone.name()))
        .mapToLong(Milestone::at);
  }

  /** When somebody acted, where that is close enough to be shown on the same axis. */
  private static long asked(Steps steps, long span) {
    Long at = steps.termination().trigger() == null ? null : steps.termination().trigger().at();
    return at == null || steps.zero() - at > span / 2 ? steps.zero() : at;
  }
}
