package io.zerodrop.analyzer.verdict.rule;

import io.zerodrop.analyzer.result.Cause;
import io.zerodrop.analyzer.timeline.ContainerExit;
import io.zerodrop.analyzer.timeline.PodTimeline;
import io.zerodrop.analyzer.timeline.StopManner;
import io.zerodrop.analyzer.verdict.AttemptFacts;
import io.zerodrop.analyzer.verdict.EvidenceWeights;
import io.zerodrop.analyzer.verdict.PodRule;
import io.zerodrop.analyzer.verdict.Thresholds;
import io.zerodrop.analyzer.verdict.Weighing;
import io.zerodrop.ingest.event.Stamp;

/** The request was under way when SIGKILL came at the end of the grace period. */
final class GraceExceeded extends PodRule {

  /** What the kubelet gives at the least (pkg/kubelet/kuberuntime/kuberuntime_manager.go). */
  private static final long SHORTEST_GRACE = 2 * Stamp.SECOND;

  GraceExceeded() {
    super(Cause.GRACE_EXCEEDED);
  }

  @Override
  protected String excludes(AttemptFacts attempt) {
    return attempt.connectionLost() || attempt.vague() ? null : "no connection was lost";
  }

  @Override
  protected Weighing weigh(AttemptFacts attempt, PodTimeline pod, Thresholds thresholds) {
    if (!pod.deleted() || pod.forced()) {
      return ruledOut("the pod had no grace period to exceed");
    }
    ContainerExit exit = BrokenByExit.of(attempt, pod, thresholds);
    if (exit == null) {
      return withoutExit(attempt, pod, thresholds);
    }
    if (!StopManner.killedAtDeadline(exit, pod)) {
      return ruledOut("the process was not killed at the end of its grace period");
    }
    Weighing.Builder weighing =
        likely()
            .supports("the connection broke as SIGKILL ended the container (exit code 137)")
            .cites(pod.deletionEvidence())
            .cites(pod.sigtermEvidence())
            .cites(exit.evidence());
    if (pod.killDeadline() == null) {
      weighing.times(EvidenceWeights.KILLED_SOMETIME, "the end of the grace period is not known");
    }
    weighing.times(UnderWay.chance(attempt, pod, exit, thresholds), UnderWay.SAYS);
    weighing.subtype(Subtypes.ofKill(attempt, pod));
    return weighing.build();
  }

  /** Whether SIGKILL may have come by then though nothing tells how long the grace period was. */
  static boolean possible(AttemptFacts attempt, PodTimeline pod) {
    return pod.killDeadline() == null
        && !attempt.end().certainlyBefore(pod.deletion().plus(SHORTEST_GRACE));
  }

  private Weighing withoutExit(AttemptFacts attempt, PodTimeline pod, Thresholds thresholds) {
    if (pod.servingExit() != null) {
      return ruledOut("no SIGKILL then");
    }
    if (pod.killDeadline() == null) {
      return attempt.instant(thresholds) || !possible(attempt, pod)
          ? ruledOut("no request under way when SIGKILL may have come")
          : likely()
              .times(
                  EvidenceWeights.KILLED_OR_CUT,
                  "neither an exit code nor the end of the grace period is known")
              .cites(pod.deletionEvidence())
              .build();
    }
    return BrokenByExit.coincides(attempt, pod.killDeadline(), thresholds)
        ? likely()
            .times(
                EvidenceWeights.KILL_DUE,
                "the connection broke when SIGKILL was due; no exit code is known")
            .cites(pod.deletionEvidence())
            .build()
        : ruledOut("no SIGKILL was due then");
  }
}
