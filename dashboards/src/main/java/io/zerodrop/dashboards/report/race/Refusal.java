package io.zerodrop.dashboards.report.race;

import io.zerodrop.analyzer.result.Cause;
import io.zerodrop.analyzer.result.Milestone;
import io.zerodrop.dashboards.report.attempt.PlacedAttempt;
import io.zerodrop.ingest.event.Stamp;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * When a pod stopped accepting connections. No log says so: it was not before SIGTERM, or the end
 * of a container that had none, and not after the first attempt that failed because of it.
 *
 * @param at most likely
 */
record Refusal(long at, Stamp bounds) {

  /** Causes of attempts that found the pod no longer accepting. */
  private static final Set<Cause> NOT_ACCEPTED =
      EnumSet.of(
          Cause.PROPAGATION_RACE,
          Cause.STALE_INGRESS,
          Cause.STALE_PROXY,
          Cause.STALE_KEEPALIVE,
          Cause.LOCAL_BLACKHOLE,
          Cause.ABRUPT_LOSS,
          Cause.UNMARKED_STOP);

  static boolean shownBy(PlacedAttempt attempt) {
    return NOT_ACCEPTED.contains(attempt.verdict().cause());
  }

  /** Empty where no attempt shows that the pod refused, or nothing says why it did. */
  static Optional<Refusal> of(Steps steps, List<PlacedAttempt> attempts) {
    List<PlacedAttempt> refused = attempts.stream().filter(Refusal::shownBy).toList();
    if (refused.isEmpty()) {
      return Optional.empty();
    }
    long last = refused.stream().mapToLong(a -> a.verdict().start().latest()).max().orElseThrow();
    return stop(steps, last)
        .map(
            stop -> {
              long earliest = stop.bounds().earliest();
              long latest =
                  refused.stream()
                      .mapToLong(a -> a.verdict().start().latest())
                      .filter(start -> start >= earliest)
                      .min()
                      .orElse(stop.bounds().latest());
              return new Refusal(
                  Math.max(earliest, Math.min(latest, stop.at())), new Stamp(earliest, latest));
            });
  }

  /** SIGTERM, else the last end of a container before the last attempt: it may have restarted. */
  private static Optional<Milestone> stop(Steps steps, long lastAttempt) {
    Optional<Milestone> sigterm = steps.first(Milestone.SIGTERM);
    if (sigterm.isPresent()) {
      return sigterm;
    }
    Stream<Milestone> exits = steps.all(Milestone.CONTAINER_EXITED).stream();
    return exits
        .filter(exit -> exit.bounds().earliest() <= lastAttempt)
        .reduce((earlier, later) -> later);
  }
}
