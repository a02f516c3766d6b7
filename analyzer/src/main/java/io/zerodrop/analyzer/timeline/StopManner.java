package io.zerodrop.analyzer.timeline;

import io.zerodrop.ingest.event.ContainerSpec;
import io.zerodrop.ingest.event.Stamp;
import java.util.Locale;

/** What is special about how a pod's containers stop, as far as its timeline shows it. */
public final class StopManner {

  /** How much longer another container lives for the first to have left too early. */
  private static final long OUTLIVED = Stamp.SECOND;

  private StopManner() {}

  /** Whether SIGKILL at the end of grace, not the process itself, ended the container. */
  public static boolean killedAtDeadline(ContainerExit exit, PodTimeline pod) {
    if (exit.exitCode() != ContainerExit.SIGKILLED || exit.outOfMemory()) {
      return false;
    }
    Stamp deadline = pod.killDeadline();
    return deadline == null || exit.at().latest() + Stamp.SECOND >= deadline.earliest();
  }

  /** Whether the preStop hook was as long as the grace period: SIGKILL came 2 s after SIGTERM. */
  public static boolean preStopTakesAllGrace(PodTimeline pod) {
    Long hook = pod.preStop().seconds();
    return hook != null && hook > 0 && pod.graceSeconds() != null && hook >= pod.graceSeconds();
  }

  /** Whether PID 1 of the container that serves is a shell, which has no handler for SIGTERM. */
  public static boolean startedByShell(PodTimeline pod) {
    ContainerExit exit = pod.servingExit();
    return pod.containers().stream()
        .filter(spec -> exit == null || spec.name().equals(exit.container()))
        .anyMatch(ContainerSpec::shellForm);
  }

  /**
   * Whether the container that takes the traffic is a proxy for another one, and ended while that
   * one was still serving.
   */
  public static boolean sidecarLeftFirst(PodTimeline pod) {
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
  public static ContainerExit proxyExit(PodTimeline pod) {
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
    boolean sidecar =
        pod.containers().stream().anyMatch(spec -> spec.name().equals(container) && spec.sidecar());
    String name = container.toLowerCase(Locale.ROOT);
    return sidecar
        || name.contains("proxy")
        || name.contains("envoy")
        || name.contains("sidecar")
        || name.contains("mesh");
  }
}
