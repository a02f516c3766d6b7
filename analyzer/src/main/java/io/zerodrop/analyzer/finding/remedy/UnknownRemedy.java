package io.zerodrop.analyzer.finding.remedy;

import io.zerodrop.analyzer.finding.counterfactual.Counterfactuals;
import io.zerodrop.analyzer.finding.loss.Loss;
import io.zerodrop.analyzer.finding.loss.MissingInputs;
import io.zerodrop.analyzer.result.Remedy;
import java.util.List;

/** Without a cause no change is proposed, only the input that would have told most. */
final class UnknownRemedy implements RemedyRule {

  @Override
  public Advice advise(Loss loss, Counterfactuals counterfactuals) {
    List<String> missing = MissingInputs.of(loss);
    return new Advice(
        new Remedy(
            missing.isEmpty()
                ? "Change nothing on this evidence"
                : "Change nothing on this evidence; record what is missing first: "
                    + missing.get(0),
            List.of(),
            false,
            null),
        missing.isEmpty()
            ? "The evidence does not decide."
            : "The evidence does not decide; missing: " + String.join(", ", missing) + ".");
  }
}
