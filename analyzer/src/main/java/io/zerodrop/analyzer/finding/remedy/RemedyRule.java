package io.zerodrop.analyzer.finding.remedy;

import io.zerodrop.analyzer.finding.counterfactual.Counterfactuals;
import io.zerodrop.analyzer.finding.loss.Loss;

/** What to change against one cause. */
interface RemedyRule {

  Advice advise(Loss loss, Counterfactuals counterfactuals);
}
