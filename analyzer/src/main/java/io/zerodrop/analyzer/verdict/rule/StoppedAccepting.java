package io.zerodrop.analyzer.verdict.rule;

import io.zerodrop.analyzer.result.Outcome;
import io.zerodrop.analyzer.timeline.ContainerExit;
import io.zerodrop.analyzer.timeline.PodTimeline;
import io.zerodrop.analyzer.timeline.PodTimeline.ProxyApplied;
import io.zerodrop.analyzer.verdict.AttemptFacts;
import io.zerodrop.analyzer.verdict.Chance;
import io.zerodrop.analyzer.verdict.EvidenceWeights;
import io.zerodrop.analyzer.verdict.Thresholds;
import io.zerodrop.analyzer.verdict.Weighing;
import io.zerodrop.ingest.event.Stamp;
import java.util.Comparator;
import java.util.List;

/**
 * What propagation-race, stale-ingress and stale-proxy share: a new connection to a pod that had
 * been told to stop. They differ only in how long the router had had to learn of it.
 */
final class StoppedAccepting {

  private StoppedAccepting() {}

  /** Weighs that the pod no longer accepted connections; the failed connect itself says so. */
  static void weigh(
      Weighing.Builder weighing, AttemptFacts attempt, PodTimeline pod, Thresholds thresholds) {
    Stamp stopped = since(pod);
    // That a connect failed is known; that an attempt without an error line was one is not, and one
    // that began while the pod still accepted was not.
    Stamp tried = attempt.connectFailed() ? attempt.end() : attempt.start();
    double afterwards = Chance.explaining(1 - Chance.before(tried, stopped));
    weighing.times(
        afterwards,
        afterwards > 0
            ? "the connection was not taken after the pod began to stop"
            : "the pod had not yet begun to stop");
    if (afterwards > 0 && preStopUnknown(pod)) {
      weighing.times(EvidenceWeights.PRESTOP_UNKNOWN, "whether it had a preStop hook is not known");
    }
    if (attempt.vague()) {
      weighing.times(
          unconnected(attempt, pod, thresholds), "no error line says whether the connection stood");
    }
    weighing.cites(pod.deletionEvidence());
    weighing.cites(pod.sigtermEvidence());
  }

  /**
   * From when the pod may have refused connections: SIGTERM; but a preStop hook that runs a command
   * may itself have stopped the server.
   */
  static Stamp since(PodTimeline pod) {
    if (pod.sigterm() != null && preStopUnknown(pod) && pod.killing() != null) {
      return pod.killing();
    }
    boolean sleeps = pod.preStop().seconds() != null || pod.preStopFailed();
    if (pod.sigterm() != null && (sleeps || pod.preStop().kind() == null)) {
      return pod.sigterm();
    }
    if (pod.sigterm() != null && pod.killing() != null) {
      return new Stamp(
          Math.min(pod.killing().earliest(), pod.sigterm().earliest()), pod.sigterm().latest());
    }
    return pod.sigterm() != null ? pod.sigterm() : pod.deletion();
  }

  /** Whether nothing tells how long the pod's preStop hook ran, if it had any. */
  private static boolean preStopUnknown(PodTimeline pod) {
    return pod.preStop().kind() == null && pod.sigtermEvidence() == null;
  }

  /** Chance that the process was gone when the attempt began. */
  static double wasGone(AttemptFacts attempt, PodTimeline pod) {
    if (pod.deadBeforeDeletion()) {
      return 1;
    }
    ContainerExit exit = pod.servingExit();
    if (exit != null && !exit.restarted()) {
      return Chance.before(exit.at(), attempt.start());
    }
    return pod.gone() == null ? 0 : Chance.before(pod.gone(), attempt.start());
  }

  /** Chance that an attempt without an error line failed before it was connected. */
  private static double unconnected(AttemptFacts attempt, PodTimeline pod, Thresholds thresholds) {
    double gone = wasGone(attempt, pod);
    double ifGone = EvidenceWeights.NOTHING_LISTENED;
    double ifUp = EvidenceWeights.INSTANT_REFUSED;
    if (attempt.outcome() == Outcome.TIMEOUT) {
      ifUp = EvidenceWeights.TIMEOUT_UNCONNECTED;
    } else if (!attempt.instant(thresholds)) {
      ifGone =
          attempt.duration() < thresholds.addressProbe()
              ? EvidenceWeights.SHORT_UNREACHABLE
              : EvidenceWeights.SLOW_UNREACHABLE;
      ifUp = EvidenceWeights.SLOW_REFUSED;
    }
    return gone * ifGone + (1 - gone) * ifUp;
  }

  /** Chance that the routing decision came within normal propagation of the endpoint's mark. */
  static double withinPropagation(AttemptFacts attempt, PodTimeline pod, Thresholds thresholds) {
    Stamp marked = attempt.marked(pod);
    return Chance.before(attempt.decided(), marked.plus(attempt.normalPropagation(thresholds)));
  }

  /**
   * Chance that some kube-proxy that may have decided had not applied the pod's end, or could not
   * know of it; negative where no log tells.
   */
  static double someProxyBehind(AttemptFacts attempt, PodTimeline pod) {
    List<ProxyApplied> deciding = deciding(attempt, pod);
    double behind = deciding.isEmpty() ? -1 : Chance.before(attempt.decided(), attempt.marked(pod));
    for (ProxyApplied applied : deciding) {
      Stamp until = applied.at() == null ? Stamp.at(applied.coveredUntil()) : applied.at();
      behind = Math.max(behind, Chance.before(attempt.decided(), until));
    }
    return behind;
  }

  /** Of the proxies that may have decided the one that was last to apply the pod's end. */
  static ProxyApplied slowest(AttemptFacts attempt, PodTimeline pod) {
    return deciding(attempt, pod).stream()
        .max(
            Comparator.comparingLong(StoppedAccepting::end)
                .thenComparing(ProxyApplied::node, Comparator.reverseOrder()))
        .orElse(null);
  }

  /** The proxy that was first to apply the pod's end; null where no log tells. */
  static ProxyApplied quickest(PodTimeline pod) {
    return pod.proxies().stream()
        .filter(applied -> applied.at() != null)
        .min(
            Comparator.comparingLong((ProxyApplied applied) -> applied.at().latest())
                .thenComparing(ProxyApplied::node))
        .orElse(null);
  }

  /** Nodes that may have decided and whose kube-proxy log is missing. */
  static List<String> unseen(AttemptFacts attempt) {
    return attempt.route().coverage().nodesWithoutProxyLog().stream()
        .filter(node -> attempt.route().node() == null || attempt.route().node().equals(node))
        .toList();
  }

  private static List<ProxyApplied> deciding(AttemptFacts attempt, PodTimeline pod) {
    String node = attempt.route().node();
    return pod.proxies().stream()
        .filter(applied -> node == null || node.equals(applied.node()))
        .toList();
  }

  private static long end(ProxyApplied applied) {
    return applied.at() == null ? applied.coveredUntil() : applied.at().earliest();
  }
}
