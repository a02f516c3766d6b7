package io.zerodrop.dashboards.report.curve;

import io.zerodrop.analyzer.finding.counterfactual.Needs;
import io.zerodrop.analyzer.finding.counterfactual.StopDistance;
import io.zerodrop.analyzer.result.Counterfactual;
import io.zerodrop.analyzer.result.Finding;
import io.zerodrop.analyzer.result.Termination;
import io.zerodrop.analyzer.result.Verdict;
import io.zerodrop.dashboards.report.figure.Decimals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What share of a finding's failures each value of a setting would have saved.
 *
 * @param setting {@code preStop} or {@code grace}
 * @param today its value in seconds, null if not known
 * @param steps by seconds, the share never falling
 * @param censored whether a longer need may have gone unseen
 */
public record SavedCurve(
    String setting, Double today, List<Step> steps, boolean censored, double requestsPerSecond) {

  private static final String PRE_STOP = "preStop";
  private static final int FINEST = 400;

  /**
   * @param share 0 to 1
   */
  public record Step(double seconds, double share) {}

  /** Empty where no value of any setting saves anything. */
  public static Optional<SavedCurve> of(
      Finding finding, List<Verdict> failures, Map<String, Termination> terminations) {
    return of(PRE_STOP, finding)
        .map(curve -> curve.finer(failures, terminations))
        .or(() -> of("grace", finding));
  }

  private static Optional<SavedCurve> of(String setting, Finding finding) {
    List<Counterfactual> rows =
        finding.counterfactual().stream()
            .filter(row -> row.setting().equals(setting) && row.seconds() != null)
            .toList();
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    List<Step> steps = new ArrayList<>();
    double share = 0;
    for (Counterfactual row : rows) {
      share = Math.max(share, row.share());
      steps.add(new Step(row.seconds(), share));
    }
    Counterfactual last = rows.get(rows.size() - 1);
    return Optional.of(
        new SavedCurve(
            setting, last.todaySeconds(), steps, last.censored(), last.requestsPerSecond()));
  }

  /** In tenths of a second, from the attempts themselves where their distances are known. */
  private SavedCurve finer(List<Verdict> failures, Map<String, Termination> terminations) {
    List<Double> needs =
        failures.stream()
            .filter(failure -> terminations.containsKey(failure.terminationId()))
            .map(
                failure ->
                    StopDistance.neededPreStop(failure, terminations.get(failure.terminationId())))
            .filter(need -> !need.isNaN())
            .toList();
    if (needs.isEmpty() || needs.size() < failures.size()) {
      return this;
    }
    Needs all = new Needs(needs.stream().mapToDouble(Double::doubleValue));
    double end = Math.ceil(all.largest().orElse(1));
    double step = Math.max(0.1, end / FINEST);
    List<Step> finer = new ArrayList<>();
    for (double seconds = 0; seconds < end + step / 2; seconds += step) {
      finer.add(new Step(seconds, all.savedShare(seconds)));
    }
    return new SavedCurve(setting, today, finer, censored, requestsPerSecond);
  }

  /** The right end of the axis in seconds. */
  public double reach(Long proposed) {
    double longest = steps.get(steps.size() - 1).seconds();
    double shown = Math.max(longest, Objects.requireNonNullElse(proposed, 0L));
    return Math.max(1, Math.ceil(shown * 1.15));
  }

  /** The curve as an SVG path in a box of 100 by 100 that is to be stretched. */
  public String path(Long proposed) {
    double reach = reach(proposed);
    StringBuilder path = new StringBuilder("M0 100");
    for (Step step : steps) {
      path.append(" H").append(x(step.seconds(), reach)).append(" V").append(y(step.share()));
    }
    return path.append(" H100").toString();
  }

  private static String x(double seconds, double reach) {
    return Decimals.trimmed(100 * seconds / reach);
  }

  private static String y(double share) {
    return Decimals.trimmed(100 - 100 * share);
  }
}
