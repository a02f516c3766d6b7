package io.zerodrop.analyzer.trigger;

import io.zerodrop.ingest.event.Stamp;

/**
 * How far apart a deed and its effect may lie before one is no longer held to come of the other, in
 * microseconds. Controllers act within a second of a write on an idle cluster; the rest is room for
 * busy ones.
 */
final class Patience {

  /** From a write to a controller's first step on it. */
  static final long REACTION = 5 * Stamp.SECOND;

  /** Time without a step that shows that a controller was at rest. */
  static final long REST = 30 * Stamp.SECOND;

  /**
   * From a write to its effects where no step in between is logged; the default of
   * progressDeadlineSeconds.
   */
  static final long EFFECT = 600 * Stamp.SECOND;

  /** Without any step in between, a write this old is not blamed for a pod that goes now. */
  static final long SILENCE = 3_600 * Stamp.SECOND;

  /**
   * From a change of a HorizontalPodAutoscaler to a scale on it: its stabilisation window for
   * scaling down is 300 s (pkg/apis/autoscaling/v2/defaults.go), its loop 15 s.
   */
  static final long AUTOSCALER = 600 * Stamp.SECOND;

  private Patience() {}
}
