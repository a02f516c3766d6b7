package io.zerodrop.analyzer.verdict;

import io.zerodrop.analyzer.result.Cause;
import io.zerodrop.analyzer.timeline.PodTimeline;

/** A rule about one pod: weighed for every pod that may be behind the address, the best counts. */
public abstract class PodRule implements CauseRule {

  /** A pod stands out where no other fits even this well. */
  private static final double STANDS_OUT = 0.3;

  private final Cause cause;

  protected PodRule(Cause cause) {
    this.cause = cause;
  }

  @Override
  public final Weighing weigh(AttemptFacts attempt, Thresholds thresholds) {
    String excluded = excludes(attempt);
    if (excluded != null) {
      return Weighing.ruledOut(cause, excluded);
    }
    Weighing best = null;
    double second = 0;
    for (PodTimeline pod : attempt.suspects()) {
      Weighing weighing = weigh(attempt, pod, thresholds).about(pod);
      if (best == null || weighing.likelihood() > best.likelihood()) {
        second = best == null ? 0 : best.likelihood();
        best = weighing;
      } else {
        second = Math.max(second, weighing.likelihood());
      }
    }
    if (best != null && second > best.likelihood() * STANDS_OUT) {
      best = best.about(null);
    }
    return best == null
        ? Weighing.ruledOut(cause, "no pod is known to have had this address then")
        : best;
  }

  /** Why the cause is out of the question whatever the pod; null if it is not. */
  protected abstract String excludes(AttemptFacts attempt);

  protected abstract Weighing weigh(AttemptFacts attempt, PodTimeline pod, Thresholds thresholds);

  protected Weighing.Builder likely() {
    return Weighing.of(cause);
  }

  protected Weighing ruledOut(String why) {
    return Weighing.ruledOut(cause, why);
  }
}
