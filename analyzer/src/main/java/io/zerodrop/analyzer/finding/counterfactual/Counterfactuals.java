package io.zerodrop.analyzer.finding.counterfactual;

import io.zerodrop.analyzer.finding.loss.Loss;
import io.zerodrop.analyzer.result.Cause;
import io.zerodrop.analyzer.result.Counterfactual;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** What other settings would have made of a loss. */
public record Counterfactuals(
    Needs preStop, Needs grace, Today today, Exposure exposure, List<Counterfactual> rows) {

  private static final List<Double> SHARES = List.of(0.5, 0.9, 0.99, 1.0);

  /**
   * A grace period is bounded from below alone: nobody saw when the cut requests would have ended.
   */
  public static Counterfactuals of(Loss loss) {
    Needs preStop = NeededPreStop.of(loss);
    Needs grace = NeededGrace.of(loss);
    Today today = Today.of(loss);
    Exposure exposure = Exposure.of(loss);
    List<Counterfactual> rows = new ArrayList<>();
    if (loss.incident() != null && loss.cause().blamesRouting()) {
      Long preStopNow = today.preStopSeconds();
      Long graceNow = today.graceSeconds();
      boolean cut = loss.cause() == Cause.GRACE_EXCEEDED;
      rows("preStop", preStop, preStopNow, today.preStopShare(), exposure.thin(), exposure, rows);
      rows("grace", grace, graceNow, today.graceShare(), cut || exposure.thin(), exposure, rows);
    }
    return new Counterfactuals(preStop, grace, today, exposure, List.copyOf(rows));
  }

  private static double rounded(double value, double to) {
    return Math.round(value * to) / to;
  }

  private static void rows(
      String setting,
      Needs needs,
      Long today,
      double todayShare,
      boolean censored,
      Exposure exposure,
      List<Counterfactual> rows) {
    for (double share : SHARES) {
      OptionalDouble seconds = needs.smallest(share);
      boolean bound = seconds.isPresent() ? censored : needs.incomplete();
      rows.add(
          new Counterfactual(
              setting,
              share,
              seconds.isPresent() ? seconds.getAsDouble() : null,
              today == null ? null : today.doubleValue(),
              rounded(todayShare, 10_000),
              bound,
              rounded(exposure.requestsPerSecond(), 100)));
    }
  }
}
