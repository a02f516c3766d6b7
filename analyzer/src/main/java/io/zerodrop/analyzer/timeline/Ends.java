package io.zerodrop.analyzer.timeline;

import io.zerodrop.analyzer.timeline.PodTimeline.Ending;
import io.zerodrop.ingest.event.ClusterEvent;
import io.zerodrop.ingest.event.KubeletLine;
import io.zerodrop.ingest.event.KubernetesEvent;
import java.util.List;

/**
 * Why a pod's containers ended although nobody had deleted the pod: kubelet eviction, node
 * shutdown, liveness restart, OOM, crash. None of these sets a deletionTimestamp.
 */
record Ends(Ending ending, String reason, ClusterEvent from) {

  static final Ends NONE = new Ends(Ending.NONE, null, null);

  static Ends of(PodAssembly assembly, List<ContainerExit> unasked) {
    PodSightings pod = assembly.pod;
    if (assembly.reason != null) {
      switch (assembly.reason) {
        case "Evicted":
          return new Ends(Ending.KUBELET_EVICTION, "Evicted", lastState(assembly));
        case "Terminated":
        case "NodeShutdown":
        case "Shutdown":
          return new Ends(Ending.NODE_SHUTDOWN, assembly.reason, lastState(assembly));
        case "Preempting":
          return new Ends(Ending.KUBELET_EVICTION, "Preempting", lastState(assembly));
        case "NodeLost":
          return new Ends(Ending.NODE_LOST, "NodeLost", lastState(assembly));
        default:
          break;
      }
    }
    for (KubeletLine line : pod.kubelet) {
      switch (line.kind()) {
        case EVICTING:
          return new Ends(Ending.KUBELET_EVICTION, line.detail(), line);
        case NODE_SHUTDOWN:
          return new Ends(Ending.NODE_SHUTDOWN, line.detail(), line);
        case LIVENESS_FAILED:
          if (!unasked.isEmpty()) {
            return new Ends(Ending.LIVENESS_RESTART, line.detail(), line);
          }
          break;
        default:
          break;
      }
    }
    for (KubernetesEvent event : pod.events) {
      boolean killing = "Killing".equals(event.reason());
      String message = event.message() == null ? "" : event.message();
      if ("Evicted".equals(event.reason()) || "Preempting".equals(event.reason())) {
        return new Ends(Ending.KUBELET_EVICTION, message, event);
      }
      if (killing && message.contains("failed liveness probe")) {
        return new Ends(Ending.LIVENESS_RESTART, message, event);
      }
      if (killing && message.contains("failed startup probe")) {
        return new Ends(Ending.LIVENESS_RESTART, message, event);
      }
      if ("NodeShutdown".equals(event.reason())) {
        return new Ends(Ending.NODE_SHUTDOWN, message, event);
      }
    }
    for (ContainerExit exit : unasked) {
      if ("OOMKilled".equals(exit.reason())) {
        return new Ends(Ending.OOM, "OOMKilled", null);
      }
    }
    for (ContainerExit exit : unasked) {
      if (exit.exitCode() != 0) {
        return new Ends(Ending.CRASH, exit.reason(), null);
      }
    }
    return NONE;
  }

  private static ClusterEvent lastState(PodAssembly assembly) {
    for (int i = assembly.ordered.size() - 1; i >= 0; i--) {
      if (assembly.reason.equals(assembly.ordered.get(i).pod().reason())) {
        return assembly.ordered.get(i).from();
      }
    }
    return null;
  }
}
