package io.zerodrop.analyzer.trigger;

import io.zerodrop.analyzer.result.Trigger;
import io.zerodrop.analyzer.result.TriggerKind;
import io.zerodrop.ingest.event.KubernetesEvent;
import java.util.List;

/** An end that nobody asked the API server for: the process itself, the kernel, or the kubelet. */
final class UnmarkedEnd implements Climb {

  private final ClusterChanges changes;

  UnmarkedEnd(ClusterChanges changes) {
    this.changes = changes;
  }

  @Override
  public Trigger climb(PodEnd end, Chain chain) {
    chain.note("no request in the audit log asked for it");
    switch (end.kind()) {
      case KUBELET_EVICTED:
        return byKubelet(
            end, TriggerKind.EVICTION, "Evicted", "evicted it for pressure on the node", chain);
      case KUBELET_PREEMPTED:
        return byKubelet(
            end, TriggerKind.PREEMPTION, "Preempting", "made room for a critical pod", chain);
      case NODE_SHUTDOWN:
        return chain
            .note(
                "who shut the node down is not in Kubernetes' logs: see the cloud's or the host's")
            .headless(TriggerKind.NODE_SHUTDOWN, "shut the node down", node(end), at(end));
      case LIVENESS_RESTART:
        return chain
            .note(
                "the kubelet restarted the container because its liveness or startup probe failed")
            .headless(TriggerKind.CRASH, "failed its liveness probe", end.key(), at(end));
      case OOM_KILLED:
        return chain
            .note("the kernel killed a process of the container for memory")
            .headless(TriggerKind.CRASH, "ran out of memory", end.key(), at(end));
      default:
        return chain
            .note("the container's process ended, or was killed from outside Kubernetes")
            .headless(TriggerKind.CRASH, "the container's process ended", end.key(), at(end));
    }
  }

  private Trigger byKubelet(
      PodEnd end, TriggerKind kind, String reason, String action, Chain chain) {
    List<KubernetesEvent> said = changes.events(end.key(), reason);
    if (!said.isEmpty()) {
      chain.step(said.get(0));
    }
    return end.node() == null
        ? chain.headless(kind, action, end.key(), at(end))
        : chain.headedBy(
            "system:node:" + end.node(), Controller.KUBELET, kind, action, end.key(), at(end));
  }

  private static ObjectKey node(PodEnd end) {
    return end.node() == null ? null : ObjectKey.node(end.node());
  }

  private static Long at(PodEnd end) {
    return end.end().earliest();
  }
}
