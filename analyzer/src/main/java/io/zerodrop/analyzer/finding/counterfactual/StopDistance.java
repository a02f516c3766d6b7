package io.zerodrop.analyzer.finding.counterfactual;

import io.zerodrop.analyzer.result.Milestone;
import io.zerodrop.analyzer.result.Subtype;
import io.zerodrop.analyzer.result.Termination;
import io.zerodrop.analyzer.result.Verdict;
import io.zerodrop.ingest.event.Stamp;
import java.util.Optional;
import java.util.OptionalDouble;

/** How long after the milestones of a pod's stop an attempt began. */
public final class StopDistance {

  /** Bounds wider than this say more about the logs than about the need. */
  private static final double WIDEST_ALLOWANCE_SECONDS = 1;

  private StopDistance() {}

  /** The most likely distance in seconds, empty where the milestone is not dated. */
  public static OptionalDouble likely(Verdict attempt, String milestone) {
    Double millis = attempt.offsets().get(milestone);
    return millis == null ? OptionalDouble.empty() : OptionalDouble.of(millis / 1000);
  }

  /**
   * The preStop delay in seconds with which the pod would still have accepted the attempt; NaN
   * where no distance is known.
   *
   * <p>An application stops accepting at SIGTERM at the earliest, and SIGTERM comes when preStop
   * has ended. So a preStop that ends after the attempt's start, the latest that the stamps allow,
   * suffices. Where SIGTERM is not dated, preStop counts from the deletion.
   */
  public static double neededPreStop(Verdict attempt, Termination termination) {
    OptionalDouble today = effectivePreStop(termination);
    OptionalDouble sinceSigterm = atMost(attempt, termination, Milestone.SIGTERM);
    if (today.isPresent() && sinceSigterm.isPresent()) {
      return Math.max(0, today.getAsDouble() + sinceSigterm.getAsDouble());
    }
    OptionalDouble sinceDeletion = atMost(attempt, termination, Milestone.DELETION_REQUESTED);
    return sinceDeletion.isPresent() ? Math.max(0, sinceDeletion.getAsDouble()) : Double.NaN;
  }

  /** The latest distance that the stamps allow, in seconds. */
  static OptionalDouble atMost(Verdict attempt, Termination termination, String name) {
    OptionalDouble likely = likely(attempt, name);
    if (likely.isEmpty()) {
      return likely;
    }
    double bound =
        milestone(termination, name)
            .map(milestone -> attempt.start().latest() - milestone.bounds().earliest())
            .map(micros -> (double) micros / Stamp.SECOND)
            .orElse(likely.getAsDouble());
    double latest = Math.min(bound, likely.getAsDouble() + WIDEST_ALLOWANCE_SECONDS);
    return OptionalDouble.of(Math.max(likely.getAsDouble(), latest));
  }

  /** How long preStop held SIGTERM back; a hook that failed did not. */
  private static OptionalDouble effectivePreStop(Termination termination) {
    if (Subtype.PRESTOP_FAILED.equals(termination.subtype())) {
      return OptionalDouble.of(0);
    }
    return termination.preStopSeconds() == null
        ? OptionalDouble.empty()
        : OptionalDouble.of(termination.preStopSeconds());
  }

  static Optional<Milestone> milestone(Termination termination, String name) {
    return termination.milestones().stream()
        .filter(milestone -> milestone.name().equals(name))
        .findFirst();
  }
}
