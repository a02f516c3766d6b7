package io.zerodrop.analyzer.finding;

import io.zerodrop.analyzer.finding.loss.Loss;
import io.zerodrop.analyzer.finding.loss.MissingInputs;

/**
 * How sure a finding is: the mean of its attempts' confidence, less where only time connects an
 * attempt to the incident, and less for inputs that the terminations miss. What the verdicts miss
 * has lowered their own confidence already.
 */
final class Confidence {

  private static final double LAID_BY_TIME = 0.9;
  private static final double FOR_EACH_MISSING_INPUT = 0.02;
  private static final int MISSING_INPUTS_THAT_COUNT = 5;

  private Confidence() {}

  static double of(Loss loss) {
    double mean =
        loss.failures().stream()
            .mapToDouble(
                failure ->
                    failure.confidence()
                        * (loss.laidByTime().contains(failure.id()) ? LAID_BY_TIME : 1))
            .average()
            .orElseThrow();
    int missing =
        Math.min(MISSING_INPUTS_THAT_COUNT, MissingInputs.ofTerminationsAlone(loss).size());
    return Math.round(mean * (1 - missing * FOR_EACH_MISSING_INPUT) * 10_000) / 10_000.0;
  }
}
