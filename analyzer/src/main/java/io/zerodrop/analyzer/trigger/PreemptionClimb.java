package io.zerodrop.analyzer.trigger;

import io.zerodrop.analyzer.result.Trigger;
import io.zerodrop.analyzer.result.TriggerKind;
import io.zerodrop.ingest.event.KubernetesEvent;
import java.util.List;

/**
 * The scheduler removed the pod for one of higher priority: it decides by itself. Its {@code
 * Preempted} Event names the other pod only by uid
 * (pkg/scheduler/framework/preemption/executor.go).
 */
final class PreemptionClimb implements Climb {

  private static final String SCHEDULER = "system:kube-scheduler";

  private final ClusterChanges changes;

  PreemptionClimb(ClusterChanges changes) {
    this.changes = changes;
  }

  @Override
  public Trigger climb(PodEnd end, Chain chain) {
    List<KubernetesEvent> said = changes.events(end.key(), "Preempted");
    if (said.isEmpty()) {
      chain.note("which pod took its place is not in the Events");
    } else {
      chain.step(said.get(said.size() - 1));
    }
    String action = "made room for a pod of higher priority";
    return end.deletion() == null
        ? chain.headedBy(
            SCHEDULER,
            Controller.SCHEDULER,
            TriggerKind.PREEMPTION,
            action,
            end.key(),
            end.at().earliest())
        : chain.headedBy(end.deletion(), TriggerKind.PREEMPTION, action, end.key(), List.of());
  }
}
