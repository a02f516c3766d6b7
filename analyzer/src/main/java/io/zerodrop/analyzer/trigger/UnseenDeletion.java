package io.zerodrop.analyzer.trigger;

import io.zerodrop.analyzer.result.Trigger;
import io.zerodrop.analyzer.result.TriggerKind;
import io.zerodrop.ingest.event.KubernetesEvent;
import java.util.Map;

/**
 * The pod was deleted, but the request is not in the log: its DisruptionTarget condition and what
 * controllers said of it in Events tell which way to climb.
 */
final class UnseenDeletion implements Climb {

  private final ClusterChanges changes;
  private final Owners owners;
  private final Map<String, Climb> byController;

  UnseenDeletion(ClusterChanges changes, Owners owners, Map<String, Climb> byController) {
    this.changes = changes;
    this.owners = owners;
    this.byController = byController;
  }

  @Override
  public Trigger climb(PodEnd end, Chain chain) {
    chain.note(
        "the request that deleted "
            + end.key()
            + " is not in the audit log"
            + Coverage.said(changes.audited(), end.end()));
    String deleter = deleter(end, chain);
    if (deleter != null) {
      return byController.get(deleter).climb(end, chain);
    }
    if ("EvictionByEvictionAPI".equals(end.disruption())) {
      return chain
          .note("its DisruptionTarget condition says that it was evicted through the API")
          .headless(TriggerKind.EVICTION, "evicted " + end.key(), end.key(), at(end));
    }
    return end.kind() == EndKind.FORCE_DELETED
        ? chain.headless(TriggerKind.FORCE_DELETE, "force-deleted " + end.key(), end.key(), at(end))
        : chain.headless(TriggerKind.UNKNOWN, null, end.key(), at(end));
  }

  private String deleter(PodEnd end, Chain chain) {
    switch (String.valueOf(end.disruption())) {
      case "PreemptionByScheduler":
        return Controller.SCHEDULER;
      case "DeletionByTaintManager":
        return Controller.NODE;
      case "DeletionByPodGC":
        return Controller.POD_GC;
      case "EvictionByEvictionAPI":
        return null;
      default:
        break;
    }
    if (!changes.events(end.key(), "TaintManagerEviction").isEmpty()) {
      chain.step(changes.events(end.key(), "TaintManagerEviction").get(0));
      return Controller.NODE;
    }
    for (ObjectKey owner : owners.of(end)) {
      for (KubernetesEvent said : changes.events(owner, "SuccessfulDelete")) {
        String message = String.valueOf(said.message());
        if (message.endsWith(": " + end.pod()) || message.contains("Pod " + end.pod() + " ")) {
          chain.step(said);
          return controllerOf(owner);
        }
      }
    }
    return null;
  }

  private static String controllerOf(ObjectKey owner) {
    switch (owner.resource()) {
      case "replicasets":
        return Controller.REPLICA_SET;
      case "statefulsets":
        return Controller.STATEFUL_SET;
      case "daemonsets":
        return Controller.DAEMON_SET;
      default:
        return null;
    }
  }

  private static Long at(PodEnd end) {
    return end.end().earliest();
  }
}
