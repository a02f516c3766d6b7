package io.zerodrop.analyzer.verdict.rule;

import io.zerodrop.analyzer.result.Subtype;
import io.zerodrop.analyzer.timeline.PodTimeline;
import io.zerodrop.analyzer.timeline.StopManner;
import io.zerodrop.analyzer.verdict.AttemptFacts;
import io.zerodrop.ingest.event.Stamp;

/** The finer cases of one cause whose fix differs. */
final class Subtypes {

  /** A server may take what is on its way for a moment after SIGTERM. */
  private static final long MOMENT = 2 * Stamp.SECOND;

  private Subtypes() {}

  /** Why a pod stopped accepting earlier than its spec meant it to; null if it did not. */
  static String ofEarlyStop(PodTimeline pod) {
    if (pod.preStopFailed()) {
      return Subtype.PRESTOP_FAILED;
    }
    return StopManner.sidecarLeftFirst(pod) ? Subtype.SIDECAR_LEFT_FIRST : null;
  }

  /** Why SIGKILL had to come; null where the requests simply took too long. */
  static String ofKill(AttemptFacts attempt, PodTimeline pod) {
    if (StopManner.preStopTakesAllGrace(pod)) {
      return Subtype.PRESTOP_EXCEEDS_GRACE;
    }
    boolean ignored = StopManner.startedByShell(pod) || wentOnServing(attempt, pod);
    return ignored ? Subtype.SIGTERM_IGNORED : null;
  }

  private static boolean wentOnServing(AttemptFacts attempt, PodTimeline pod) {
    Stamp served = attempt.experience().lastServed();
    return served != null
        && pod.sigterm() != null
        && served.earliest() > pod.sigterm().latest() + MOMENT;
  }
}
