package io.zerodrop.analyzer.verdict;

/** Weighs one cause for one attempt: what it needs, what rules it out, what it cites. */
public interface CauseRule {

  Weighing weigh(AttemptFacts attempt, Thresholds thresholds);
}
