package io.zerodrop.analyzer.finding.counterfactual;

import io.zerodrop.analyzer.finding.loss.Loss;
import io.zerodrop.analyzer.result.Cause;
import io.zerodrop.analyzer.result.Milestone;
import io.zerodrop.analyzer.result.Verdict;
import io.zerodrop.ingest.event.Stamp;
import java.util.OptionalDouble;

/**
 * The grace period that each failed attempt would have needed.
 *
 * <p>What SIGKILL cut needed a grace period that lasts until its end, which nobody saw: at least as
 * long as it had run by then, and as long as the longest request that was answered. What came too
 * late needed a preStop, and the grace period must hold that and the 2 s which the kubelet leaves
 * to the process at least (minimumGracePeriodInSeconds in kuberuntime_manager.go).
 */
final class NeededGrace {

  private static final double SHORTEST_AFTER_PRESTOP_SECONDS = 2;

  private NeededGrace() {}

  static Needs of(Loss loss) {
    return new Needs(loss.failures().stream().mapToDouble(failure -> seconds(loss, failure)));
  }

  private static double seconds(Loss loss, Verdict failure) {
    return loss.cause() == Cause.GRACE_EXCEEDED
        ? untilItsEnd(loss, failure)
        : NeededPreStop.seconds(loss, failure) + SHORTEST_AFTER_PRESTOP_SECONDS;
  }

  private static double untilItsEnd(Loss loss, Verdict failure) {
    OptionalDouble began = StopDistance.likely(failure, Milestone.DELETION_REQUESTED);
    if (began.isEmpty()) {
      return Needs.UNKNOWN;
    }
    double ran = (double) (failure.end().latest() - failure.start().earliest()) / Stamp.SECOND;
    return Math.max(0, began.getAsDouble() + Math.max(ran, loss.traffic().longestServedSeconds()));
  }
}
