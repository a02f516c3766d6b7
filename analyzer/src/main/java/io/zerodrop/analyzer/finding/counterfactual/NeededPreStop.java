package io.zerodrop.analyzer.finding.counterfactual;

import io.zerodrop.analyzer.finding.loss.FirstTries;
import io.zerodrop.analyzer.finding.loss.Loss;
import io.zerodrop.analyzer.result.Cause;
import io.zerodrop.analyzer.result.Verdict;
import java.util.EnumSet;
import java.util.Set;

/**
 * The preStop delay that each failed attempt would have needed.
 *
 * <p>A delay keeps a pod accepting for longer. That saves the attempts which came too late, and
 * neither those that were under way when the process ended nor those whose pod went without an
 * orderly stop.
 */
final class NeededPreStop {

  private static final Set<Cause> CAME_TOO_LATE =
      EnumSet.of(
          Cause.PROPAGATION_RACE,
          Cause.STALE_INGRESS,
          Cause.STALE_PROXY,
          Cause.STALE_KEEPALIVE,
          Cause.LOCAL_BLACKHOLE);

  private NeededPreStop() {}

  static Needs of(Loss loss) {
    FirstTries firstTries = new FirstTries(loss.failures());
    return new Needs(
        loss.failures().stream().mapToDouble(failure -> seconds(loss, firstTries.of(failure))));
  }

  static double seconds(Loss loss, Verdict failure) {
    if (!CAME_TOO_LATE.contains(loss.cause())) {
      return Needs.NEVER;
    }
    double needed =
        loss.termination(failure)
            .map(termination -> StopDistance.neededPreStop(failure, termination))
            .orElse(Needs.UNKNOWN);
    return needed > loss.settings().longestPreStopSeconds() ? Needs.NEVER : needed;
  }
}
