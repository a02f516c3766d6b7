package io.zerodrop.analyzer.finding.counterfactual;

import io.zerodrop.analyzer.finding.loss.Loss;
import io.zerodrop.analyzer.result.Milestone;
import io.zerodrop.analyzer.result.Termination;
import io.zerodrop.analyzer.result.Verdict;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the pods of a loss ran with, and what that saved.
 *
 * @param preStopSeconds null if not known
 * @param graceSeconds null if not known
 * @param preStopShare of the attempts at risk, those that today's preStop saved; -1 if not known
 * @param graceShare of the attempts at risk, those that ended well before the grace period did; -1
 *     if not known
 */
public record Today(
    Long preStopSeconds, Long graceSeconds, double preStopShare, double graceShare) {

  static Today of(Loss loss) {
    Long preStop = usual(loss, Termination::preStopSeconds);
    Long grace = usual(loss, Termination::graceSeconds);
    long failed = loss.failures().size();
    long served = loss.served().size();
    long servedBeforeSigterm = loss.served().stream().filter(Today::cameBeforeSigterm).count();
    boolean dated = loss.served().stream().allMatch(Today::sigtermDated);
    return new Today(
        preStop,
        grace,
        preStop == null || !dated
            ? -1
            : (double) servedBeforeSigterm / (servedBeforeSigterm + failed),
        grace == null ? -1 : (double) served / (served + failed));
  }

  /** Accepted between the deletion and SIGTERM: without any preStop it would have come too late. */
  private static boolean cameBeforeSigterm(Verdict served) {
    double sinceDeletion =
        served.offsets().getOrDefault(Milestone.DELETION_REQUESTED, Double.NEGATIVE_INFINITY);
    return sinceDeletion >= 0 && served.offsets().getOrDefault(Milestone.SIGTERM, 0.0) < 0;
  }

  private static boolean sigtermDated(Verdict served) {
    return served.offsets().containsKey(Milestone.SIGTERM);
  }

  /** The value most of the pods had, the smaller of two equally common ones. */
  private static Long usual(Loss loss, Function<Termination, Long> value) {
    Map<Long, Long> counts =
        loss.terminations().stream()
            .map(value)
            .filter(Objects::nonNull)
            .collect(
                Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    return counts.entrySet().stream()
        .max(
            Map.Entry.<Long, Long>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
        .map(Map.Entry::getKey)
        .orElse(null);
  }
}
