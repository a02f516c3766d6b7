package io.zerodrop.analyzer.trigger;

import io.zerodrop.analyzer.result.Trigger;
import io.zerodrop.analyzer.result.TriggerKind;
import io.zerodrop.ingest.event.AuditEvent;
import io.zerodrop.ingest.event.KubernetesEvent;
import io.zerodrop.ingest.event.Stamp;
import java.util.List;

/**
 * From a change of replicas to whoever is behind it: the person who scaled, or the autoscaler, or
 * the person who changed the autoscaler shortly before.
 */
final class Autoscaling {

  private static final String AUTOSCALERS = "horizontalpodautoscalers";

  private final ClusterChanges changes;

  Autoscaling(ClusterChanges changes) {
    this.changes = changes;
  }

  /** The scale was decided by the request given. */
  Trigger from(SpecWrite scale, ObjectKey workload, Chain chain) {
    AuditEvent event = scale.event();
    chain.step(event);
    List<String> diff = TemplateDiff.replicas(scale.replicasBefore(), scale.replicasAfter());
    String to = scale.replicasAfter() == null ? "" : " to " + scale.replicasAfter() + " replicas";
    String action = "scaled " + workload + " down" + to;
    if (!Tool.scalesByItself(event)) {
      return Gitops.noted(event, chain)
          .headedBy(event, TriggerKind.SCALE_DOWN, action, workload, diff);
    }
    KubernetesEvent said = rescaleEvent(workload, event.time());
    if (said != null) {
      chain.step(said);
    }
    ObjectKey autoscaler = autoscalerOf(workload, said);
    AuditEvent changed = autoscaler == null ? null : lastChange(autoscaler, scale.at());
    if (changed == null) {
      return chain
          .note("the autoscaler decided; nobody changed it in the log shortly before")
          .headedBy(event, TriggerKind.AUTOSCALE, action, workload, diff);
    }
    return Gitops.noted(changed, chain.step(changed))
        .headedBy(changed, TriggerKind.AUTOSCALE, "changed " + autoscaler, autoscaler, diff);
  }

  /** An Event tells that an autoscaler scaled the workload about then; null without one. */
  KubernetesEvent rescaleEvent(ObjectKey workload, Stamp at) {
    Stamp about = at.widen(Patience.REACTION, Patience.REACTION);
    List<KubernetesEvent> said =
        changes.eventsIn(AUTOSCALERS, workload.namespace(), "SuccessfulRescale").stream()
            .filter(event -> event.time().overlaps(about))
            .toList();
    return said.stream()
        .filter(event -> event.name().contains(workload.name()))
        .findFirst()
        .orElse(said.size() == 1 ? said.get(0) : null);
  }

  private ObjectKey autoscalerOf(ObjectKey workload, KubernetesEvent said) {
    if (said != null) {
      return new ObjectKey(AUTOSCALERS, workload.namespace(), said.name());
    }
    List<ObjectKey> all = changes.written(AUTOSCALERS, workload.namespace());
    return all.stream()
        .filter(key -> key.name().equals(workload.name()))
        .findFirst()
        .orElse(all.size() == 1 ? all.get(0) : null);
  }

  /** KEDA keeps an autoscaler for each ScaledObject, which is what people change. */
  private AuditEvent lastChange(ObjectKey autoscaler, long before) {
    AuditEvent own = lastWrite(autoscaler, before);
    if (!autoscaler.name().startsWith("keda-hpa-")) {
      return own;
    }
    String scaled = autoscaler.name().substring("keda-hpa-".length());
    return lastWrite(new ObjectKey("scaledobjects", autoscaler.namespace(), scaled), before);
  }

  private AuditEvent lastWrite(ObjectKey key, long before) {
    AuditEvent last = null;
    for (AuditEvent event : changes.writes(key)) {
      long age = before - event.time().earliest();
      boolean recent = age >= 0 && age <= Patience.AUTOSCALER;
      boolean spec = event.subresource() == null && !event.verb().startsWith("delete");
      if (recent && spec && Controller.of(event) == null && !Tool.scalesByItself(event)) {
        last = event;
      }
    }
    return last;
  }
}
