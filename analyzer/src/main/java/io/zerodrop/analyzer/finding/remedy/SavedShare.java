package io.zerodrop.analyzer.finding.remedy;

import io.zerodrop.analyzer.finding.counterfactual.Counterfactuals;
import io.zerodrop.analyzer.finding.counterfactual.Exposure;
import io.zerodrop.analyzer.finding.counterfactual.Needs;
import io.zerodrop.analyzer.finding.loss.Loss;
import java.util.Locale;

/** Says what a preStop delay would have saved. */
final class SavedShare {

  private SavedShare() {}

  static String sentence(Loss loss, Counterfactuals counterfactuals, DrainDelay delay) {
    if (delay.shipped()) {
      return "The manifest has a preStop of "
          + delay.preStopSeconds()
          + " s or more by now; these pods still ran without it.";
    }
    return "preStop "
        + delay.preStopSeconds()
        + " s would have saved "
        + share(loss, counterfactuals.preStop(), delay.preStopSeconds())
        + "."
        + bound(counterfactuals.exposure());
  }

  private static String share(Loss loss, Needs needs, long seconds) {
    double saved = needs.savedShare(seconds);
    if (saved >= 1) {
      return loss.failures().size() == 1 ? "it" : "all of them";
    }
    String atLeast = needs.incomplete() ? "at least " : "";
    return atLeast + Math.max(1, (int) Math.floor(saved * 100)) + " % of them";
  }

  private static String bound(Exposure exposure) {
    return exposure.thin()
        ? String.format(
            Locale.ROOT,
            " At %.1f requests/s the true need may be longer.",
            exposure.requestsPerSecond())
        : "";
  }
}
