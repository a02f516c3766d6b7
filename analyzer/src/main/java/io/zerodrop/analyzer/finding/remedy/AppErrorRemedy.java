package io.zerodrop.analyzer.finding.remedy;

import io.zerodrop.analyzer.finding.counterfactual.Counterfactuals;
import io.zerodrop.analyzer.finding.loss.Loss;
import io.zerodrop.analyzer.result.Outcome;
import io.zerodrop.analyzer.result.Remedy;
import io.zerodrop.analyzer.result.Subtype;
import java.util.List;

/** Not a routing fault, so nothing about routing or shutdown is to be changed. */
final class AppErrorRemedy implements RemedyRule {

  @Override
  public Advice advise(Loss loss, Counterfactuals counterfactuals) {
    return new Advice(
        new Remedy(summary(loss), List.of(), false, null), "This is not a routing fault.");
  }

  private static String summary(Loss loss) {
    if (Subtype.ANSWERED_WHILE_STOPPING.equals(loss.subtype())) {
      return "Let the application answer as usual until its listener closes: it turned requests away"
          + " because it was stopping";
    }
    boolean clients =
        loss.failures().stream().allMatch(failure -> failure.outcome() == Outcome.CLIENT_ABORT);
    return clients
        ? "Nothing to change about routing: the clients went away; look at how long the answers took"
        : "Nothing to change about routing: look into the application's own log at these times";
  }
}
