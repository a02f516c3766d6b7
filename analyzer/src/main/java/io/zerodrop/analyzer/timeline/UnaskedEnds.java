package io.zerodrop.analyzer.timeline;

import io.zerodrop.analyzer.result.Evidence;
import io.zerodrop.analyzer.timeline.NodeLosses.NodeLoss;
import io.zerodrop.analyzer.timeline.PodTimeline.Ending;
import io.zerodrop.ingest.event.ClusterEvent;
import io.zerodrop.ingest.event.KubeletLine;
import io.zerodrop.ingest.event.KubernetesEvent;
import io.zerodrop.ingest.event.Stamp;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds for each end of a container that no deletion asked for how it came about: kubelet eviction,
 * node shutdown, liveness restart, OOM, crash. None of these sets a deletionTimestamp
 * (pkg/kubelet/eviction, nodeshutdown, kuberuntime_manager.go). And the loss of the pod's node.
 */
final class UnaskedEnds {

  /** From the kubelet's decision to the end of the last container, beyond any grace it logs. */
  private static final long LONGEST_STOP = 60 * Stamp.SECOND;

  /** Of an Event or a line of whole seconds against the exit that it announces. */
  private static final long SLACK = Stamp.SECOND;

  /** Exit code of a process that SIGTERM ended: 128 + 15. */
  private static final int SIGTERM = 143;

  private final PodAssembly assembly;
  private final PodSightings pod;
  private final NodeLosses nodes;
  private final TimelineSettings settings;

  UnaskedEnds(PodAssembly assembly, NodeLosses nodes, TimelineSettings settings) {
    this.assembly = assembly;
    this.pod = assembly.pod;
    this.nodes = nodes;
    this.settings = settings;
  }

  List<UnaskedEnd> find(List<ContainerExit> exits, Deletion deletion, boolean routed) {
    List<UnaskedEnd> ends = new ArrayList<>();
    for (ContainerExit exit : exits) {
      boolean asked = deletion != null && !exit.at().certainlyBefore(deletion.at());
      if (!asked) {
        UnaskedEnd end = endOf(exit, routed);
        if (end != null) {
          ends.add(end);
        }
      }
    }
    for (NodeLoss loss : nodes.of(assembly.node)) {
      if (concerns(loss, deletion, ends)) {
        ends.add(
            new UnaskedEnd(
                Ending.NODE_LOST, "its node was lost", loss.lost(), null, loss.evidence()));
      }
    }
    ends.sort(Comparator.comparing(UnaskedEnd::over));
    return ends;
  }

  /** A pod that was made later, or that had ended or been deleted before, lost nothing. */
  private boolean concerns(NodeLoss loss, Deletion deletion, List<UnaskedEnd> ends) {
    boolean later = assembly.created != null && assembly.created.certainlyAfter(loss.noticed());
    boolean before = deletion != null && deletion.at().certainlyBefore(loss.lost());
    for (UnaskedEnd end : ends) {
      boolean last = end.exit() != null && !end.exit().restarted();
      before |= last && end.exit().at().certainlyBefore(loss.noticed());
      before |= end.ending() == Ending.NODE_SHUTDOWN;
    }
    return !later && !before;
  }

  private UnaskedEnd endOf(ContainerExit exit, boolean routed) {
    KubeletLine killed = killLine(exit);
    if (!exit.restarted()) {
      UnaskedEnd ofPod = endOfPod(exit, killed);
      if (ofPod != null) {
        return ofPod;
      }
    }
    ClusterEvent probe = failedProbe(exit);
    if (probe != null && (killed != null || probe instanceof KubernetesEvent)) {
      return end(Ending.LIVENESS_RESTART, said(probe), exit, killed, probe);
    }
    if (killed != null) {
      return end(Ending.KUBELET_STOP, "the kubelet stopped the container", exit, killed, killed);
    }
    if (probe != null) {
      return end(Ending.LIVENESS_RESTART, said(probe), exit, null, probe);
    }
    if ("OOMKilled".equals(exit.reason())) {
      return end(Ending.OOM, "OOMKilled", exit, null, null);
    }
    boolean asSigtermDoes = exit.exitCode() == SIGTERM || exit.exitCode() == 0;
    if (asSigtermDoes && exit.restarted() && !kubeletSeen(exit)) {
      return end(Ending.UNTOLD, exit.reason(), exit, null, null);
    }
    boolean completed = exit.exitCode() == 0 && !exit.restarted() && !routed;
    return completed ? null : end(Ending.CRASH, exit.reason(), exit, null, null);
  }

  /** Whether anything of the kubelet's own doing is known from around this exit. */
  private boolean kubeletSeen(ContainerExit exit) {
    Stamp around = exit.at().widen(LONGEST_STOP, LONGEST_STOP);
    return pod.kubelet.stream().anyMatch(line -> line.time().overlaps(around))
        || pod.events.stream().anyMatch(event -> event.time().overlaps(around));
  }

  private UnaskedEnd endOfPod(ContainerExit exit, KubeletLine killed) {
    String reason = assembly.reason == null ? "" : assembly.reason;
    ClusterEvent shown = assembly.lastWithReason();
    switch (reason) {
      case "Evicted":
      case "Preempting":
        return end(Ending.KUBELET_EVICTION, reason, exit, killed, shown);
      case "Terminated":
      case "NodeShutdown":
      case "Shutdown":
        return end(Ending.NODE_SHUTDOWN, reason, exit, killed, shown);
      default:
        break;
    }
    for (KubeletLine line : pod.kubelet) {
      if (line.kind() == KubeletLine.Kind.EVICTING) {
        return end(Ending.KUBELET_EVICTION, line.detail(), exit, killed, line);
      }
      if (line.kind() == KubeletLine.Kind.NODE_SHUTDOWN) {
        return end(Ending.NODE_SHUTDOWN, line.detail(), exit, killed, line);
      }
    }
    KubeletLine shutdown = nodes.shutdownBefore(assembly.node, exit);
    if (shutdown != null) {
      return end(Ending.NODE_SHUTDOWN, shutdown.detail(), exit, killed, shutdown);
    }
    for (KubernetesEvent event : pod.events) {
      if ("Evicted".equals(event.reason()) || "Preempting".equals(event.reason())) {
        return end(Ending.KUBELET_EVICTION, event.reason(), exit, killed, event);
      }
      if ("NodeShutdown".equals(event.reason())) {
        return end(Ending.NODE_SHUTDOWN, event.message(), exit, killed, event);
      }
    }
    return null;
  }

  private UnaskedEnd end(
      Ending ending, String reason, ContainerExit exit, KubeletLine killed, ClusterEvent from) {
    Stamp stopped = exit.at();
    if (killed != null) {
      stopped =
          Stamp.between(
              killed.time().earliest(),
              Math.min(killed.time().latest() + settings.signalDelivery(), exit.at().latest()));
    } else if (from instanceof KubernetesEvent event && "Killing".equals(event.reason())) {
      stopped =
          Stamp.between(Math.min(event.time().earliest(), stopped.latest()), stopped.latest());
    }
    Evidence evidence = from == null ? null : PodAssembly.evidence(from, shows(from, reason));
    return new UnaskedEnd(ending, reason, stopped, exit, evidence);
  }

  /** A status' reason is one word; what a kubelet or an Event says is a sentence. */
  private String shows(ClusterEvent from, String reason) {
    boolean told = from instanceof KubeletLine || from instanceof KubernetesEvent;
    return told && reason != null ? reason : "status of " + pod.name + ": " + reason;
  }

  /** The line with which the kubelet stopped this very run. */
  private KubeletLine killLine(ContainerExit exit) {
    KubeletLine found = null;
    for (KubeletLine line : pod.kubelet) {
      boolean same =
          exit.containerId() != null && line.containerId() != null
              ? exit.containerId().equals(line.containerId())
              : exit.container().equals(line.container());
      boolean before =
          line.time().earliest() <= exit.at().latest()
              && (exit.started() == null || line.time().latest() >= exit.started().earliest());
      if (line.kind() == KubeletLine.Kind.KILLING && same && before) {
        found = found == null || line.time().compareTo(found.time()) < 0 ? line : found;
      }
    }
    return found;
  }

  /** What tells that the kubelet ended this run because of a failed probe. */
  private ClusterEvent failedProbe(ContainerExit exit) {
    for (KubernetesEvent event : pod.events) {
      String message = event.message() == null ? "" : event.message();
      boolean probe =
          message.contains("failed liveness probe") || message.contains("failed startup probe");
      if ("Killing".equals(event.reason()) && probe && precedes(event.time(), exit)) {
        return event;
      }
    }
    for (KubeletLine line : pod.kubelet) {
      boolean decided = line.detail() != null && line.detail().contains("will be restarted");
      if (line.kind() == KubeletLine.Kind.LIVENESS_FAILED
          && decided
          && precedes(line.time(), exit)) {
        return line;
      }
    }
    return null;
  }

  /** An Event may stand for several occurrences: any of them may be the one. */
  private static boolean precedes(Stamp time, ContainerExit exit) {
    boolean after =
        time.latest() + LONGEST_STOP >= exit.at().earliest()
            && (exit.started() == null || time.latest() + SLACK >= exit.started().earliest());
    return after && time.earliest() <= exit.at().latest() + SLACK;
  }

  private static String said(ClusterEvent probe) {
    return probe instanceof KubernetesEvent event
        ? event.message()
        : ((KubeletLine) probe).detail();
  }
}
