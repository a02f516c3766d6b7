package io.zerodrop.analyzer.verdict.rule;

import io.zerodrop.analyzer.timeline.PodTimeline;
import io.zerodrop.analyzer.timeline.PodTimeline.ProxyApplied;
import io.zerodrop.analyzer.verdict.AttemptFacts;
import io.zerodrop.analyzer.verdict.Chance;
import io.zerodrop.analyzer.verdict.Thresholds;
import io.zerodrop.analyzer.verdict.Weighing;
import io.zerodrop.ingest.event.Stamp;

/**
 * What propagation-race, stale-ingress and stale-proxy share: a new connection to a pod that had
 * been told to stop. They differ only in how long the router had had to learn of it.
 */
final class StoppedAccepting {

  private StoppedAccepting() {}

  /** Weighs that the pod no longer accepted connections; the failed connect itself says so. */
  static void weigh(Weighing.Builder weighing, AttemptFacts attempt, PodTimeline pod) {
    Stamp stopped = pod.sigterm() != null ? pod.sigterm() : pod.deletion();
    double afterwards = Chance.explaining(1 - Chance.before(attempt.end(), stopped));
    weighing.times(
        afterwards,
        afterwards > 0
            ? "the connection was not taken after the pod got SIGTERM"
            : "the pod had not yet got SIGTERM");
    if (attempt.vague()) {
      weighing.times(0.8, "no error line says whether the connection stood");
    }
    weighing.cites(pod.deletionEvidence());
    weighing.cites(pod.sigtermEvidence());
  }

  /** Chance that the routing decision came within normal propagation of the endpoint's mark. */
  static double withinPropagation(AttemptFacts attempt, PodTimeline pod, Thresholds thresholds) {
    Stamp marked = attempt.marked(pod);
    return Chance.before(attempt.decided(), marked.plus(attempt.normalPropagation(thresholds)));
  }

  /**
   * Chance that some kube-proxy that may have decided had not applied the pod's end; negative where
   * no log tells.
   */
  static double someProxyBehind(AttemptFacts attempt, PodTimeline pod) {
    double behind = -1;
    for (ProxyApplied applied : pod.proxies()) {
      if (attempt.route().node() != null && !attempt.route().node().equals(applied.node())) {
        continue;
      }
      double chance =
          applied.at() == null
              ? Chance.before(attempt.decided(), Stamp.at(applied.coveredUntil()))
              : Chance.before(attempt.decided(), applied.at());
      behind = Math.max(behind, chance);
    }
    return behind;
  }

  static ProxyApplied slowest(AttemptFacts attempt, PodTimeline pod) {
    ProxyApplied slowest = null;
    for (ProxyApplied applied : pod.proxies()) {
      if (attempt.route().node() != null && !attempt.route().node().equals(applied.node())) {
        continue;
      }
      if (slowest == null || end(applied) > end(slowest)) {
        slowest = applied;
      }
    }
    return slowest;
  }

  private static long end(ProxyApplied applied) {
    return applied.at() == null ? applied.coveredUntil() : applied.at().earliest();
  }
}
