package io.zerodrop.analyzer.verdict.rule;

import io.zerodrop.analyzer.result.Subtype;
import io.zerodrop.analyzer.timeline.ContainerExit;
import io.zerodrop.analyzer.timeline.PodTimeline;
import io.zerodrop.analyzer.verdict.AttemptFacts;
import io.zerodrop.ingest.event.ContainerSpec;
import io.zerodrop.ingest.event.Stamp;

/** The finer cases of one cause whose fix differs. */
final class Subtypes {

  /** How much longer another container lives for the first to have left too early. */
  private static final long OUTLIVED = Stamp.SECOND;

  private Subtypes() {}

  /** Why a pod stopped accepting earlier than its spec meant it to; null if it did not. */
  static String ofEarlyStop(AttemptFacts attempt, PodTimeline pod) {
    if (pod.preStopFailed()) {
      return Subtype.PRESTOP_FAILED;
    }
    return sidecarLeftFirst(pod) ? Subtype.SIDECAR_LEFT_FIRST : null;
  }

  /**
   * Whether the container that takes the traffic is a proxy for another one, and ended while that
   * one was still serving.
   */
  static boolean sidecarLeftFirst(PodTimeline pod) {
    ContainerExit serving = pod.servingExit();
    if (serving == null || !isProxy(pod, serving.container())) {
      return false;
    }
    for (ContainerExit exit : pod.exits()) {
      boolean application = !exit.serving() && !isProxy(pod, exit.container());
      if (application && exit.at().earliest() > serving.at().latest() + OUTLIVED) {
        return true;
      }
    }
    return false;
  }

  /**
   * The exit of a proxy that stands in the requests' path though the endpoints' port is the
   * application's (a mesh redirects the packets), where it came before the application's; else
   * null.
   */
  static ContainerExit proxyExit(PodTimeline pod) {
    ContainerExit serving = pod.servingExit();
    for (ContainerExit exit : pod.exits()) {
      boolean first = serving == null || exit.at().certainlyBefore(serving.at());
      if (!exit.serving() && isProxy(pod, exit.container()) && first) {
        return exit;
      }
    }
    return null;
  }

  /** By its name or as a native sidecar: nothing else in a pod's spec tells the two apart. */
  private static boolean isProxy(PodTimeline pod, String container) {
    for (ContainerSpec spec : pod.containers()) {
      if (spec.name().equals(container) && spec.sidecar()) {
        return true;
      }
    }
    String name = container.toLowerCase(java.util.Locale.ROOT);
    return name.contains("proxy")
        || name.contains("envoy")
        || name.contains("sidecar")
        || name.contains("mesh")
        || name.contains("nginx") && pod.containers().size() > 1;
  }

  /** Why SIGKILL had to come; null where the requests simply took too long. */
  static String ofKill(AttemptFacts attempt, PodTimeline pod) {
    Long hook = pod.preStop().seconds();
    if (hook != null && hook > 0 && pod.graceSeconds() != null && hook >= pod.graceSeconds()) {
      return Subtype.PRESTOP_EXCEEDS_GRACE;
    }
    return ignoredSigterm(attempt, pod) ? Subtype.SIGTERM_IGNORED : null;
  }

  /** A shell as PID 1 has no handler, or the pod went on taking new requests. */
  private static boolean ignoredSigterm(AttemptFacts attempt, PodTimeline pod) {
    ContainerExit exit = pod.servingExit();
    for (ContainerSpec spec : pod.containers()) {
      if (spec.shellForm() && (exit == null || spec.name().equals(exit.container()))) {
        return true;
      }
    }
    Stamp served = attempt.experience().lastServed();
    return served != null
        && pod.sigterm() != null
        && served.earliest() > pod.sigterm().latest() + 2 * Stamp.SECOND;
  }
}
