package io.zerodrop.analyzer.finding.remedy;

/** Warnings that several remedies share. */
final class Cautions {

  /** A dying pod obeys its own spec, not the newest template. */
  static final String TAKES_EFFECT_LATER =
      "Pods stop by the spec they were created with: the rollout that ships this still stops the"
          + " old pods the old way, so judge it by the rollout after that.";

  static final String RESTARTS =
      "Changing the pod template restarts all pods. "
          + TAKES_EFFECT_LATER
          + " To step back, set the old values again.";

  static final String LONGER_STOP =
      "Pods may take longer to stop, up to their grace period, and so do rollouts and drains. "
          + RESTARTS;

  private Cautions() {}
}
