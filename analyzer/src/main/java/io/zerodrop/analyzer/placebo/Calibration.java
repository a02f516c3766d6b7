package io.zerodrop.analyzer.placebo;

import io.zerodrop.analyzer.result.Cause;
import io.zerodrop.analyzer.result.Finding;
import io.zerodrop.analyzer.result.Verdict;
import io.zerodrop.analyzer.verdict.Judge;

/**
 * Lowers the confidence in blame by how often blame came by chance. Not below what a named cause
 * needs: what the placebo doubts is the rate, not the single verdict.
 */
public final class Calibration {

  /** A share this small is near enough to zero. */
  private static final double NEGLIGIBLE = 0.02;

  private final double factor;

  public Calibration(PlaceboCount placebo) {
    double share = placebo.attempts() == 0 ? 0 : (double) placebo.blamed() / placebo.attempts();
    this.factor = share <= NEGLIGIBLE ? 1 : 1 - share;
  }

  public Verdict of(Verdict verdict) {
    return changes(verdict.cause())
        ? verdict.withConfidence(lowered(verdict.confidence()))
        : verdict;
  }

  public Finding of(Finding finding) {
    return changes(finding.cause())
        ? finding.withConfidence(lowered(finding.confidence()))
        : finding;
  }

  private boolean changes(Cause cause) {
    return factor < 1 && cause != null && cause.blamesRouting();
  }

  private double lowered(double confidence) {
    double lowered = Math.max(Judge.LEAST_CONFIDENCE, confidence * factor);
    return Math.round(Math.min(confidence, lowered) * 1000) / 1000.0;
  }
}
