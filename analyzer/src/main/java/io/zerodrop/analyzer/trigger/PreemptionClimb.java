package io.zerodrop.analyzer.trigger;

import io.zerodrop.analyzer.result.Trigger;
import io.zerodrop.analyzer.result.TriggerKind;
import io.zerodrop.ingest.event.AuditEvent;
import io.zerodrop.ingest.event.KubernetesEvent;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The scheduler removed the pod for one of higher priority. Its {@code Preempted} Event names the
 * other pod only by uid (pkg/scheduler/framework/preemption/executor.go), which the binding of that
 * pod carries; whoever just deployed or scaled what owns it is at the head. Where that is not in
 * the logs, the scheduler is: it decided by itself.
 */
final class PreemptionClimb implements Climb {

  private static final String USER = "system:kube-scheduler";
  private static final String ACTION = "made room for a pod of higher priority";
  private static final Pattern BY = Pattern.compile("Preempted by (?:a )?pod:? (\\S+)");

  private final ClusterChanges changes;
  private final Owners owners;

  PreemptionClimb(ClusterChanges changes, Owners owners) {
    this.changes = changes;
    this.owners = owners;
  }

  @Override
  public Trigger climb(PodEnd end, Chain chain) {
    List<KubernetesEvent> said = changes.events(end.key(), "Preempted");
    if (said.isEmpty()) {
      return bySchedule(end, chain.note("which pod took its place is not in the Events"));
    }
    KubernetesEvent preempted = said.get(said.size() - 1);
    chain.step(preempted);
    Matcher by = BY.matcher(String.valueOf(preempted.message()));
    AuditEvent preemptor = by.find() ? changes.podOf(by.group(1)) : null;
    if (preemptor == null) {
      return bySchedule(end, chain);
    }
    List<ObjectKey> owned =
        owners.of(
            preemptor.namespace(),
            preemptor.name(),
            preemptor.pod() == null ? null : preemptor.pod().owner(),
            preemptor.pod() == null ? Map.of() : preemptor.pod().labels());
    chain.step(preemptor);
    AuditEvent write = owned.isEmpty() ? null : lastWrite(owned.get(owned.size() - 1), end);
    if (write == null) {
      return bySchedule(end, chain);
    }
    ObjectKey workload = ObjectKey.of(write);
    return Gitops.noted(write, chain.step(write))
        .headedBy(
            write,
            TriggerKind.PREEMPTION,
            "deployed " + workload + ", whose pods have a higher priority",
            workload,
            List.of());
  }

  private AuditEvent lastWrite(ObjectKey workload, PodEnd end) {
    AuditEvent last = null;
    for (AuditEvent event : changes.writes(workload)) {
      long age = end.at().earliest() - event.time().earliest();
      boolean recent = age >= 0 && age <= Patience.EFFECT;
      boolean spec = !"status".equals(event.subresource()) && !event.verb().startsWith("delete");
      last = recent && spec && Controller.of(event) == null ? event : last;
    }
    return last;
  }

  private static Trigger bySchedule(PodEnd end, Chain chain) {
    return end.deletion() == null
        ? chain.headedBy(
            USER,
            Controller.SCHEDULER,
            TriggerKind.PREEMPTION,
            ACTION,
            end.key(),
            end.at().earliest())
        : chain.headedBy(end.deletion(), TriggerKind.PREEMPTION, ACTION, end.key(), List.of());
  }
}
