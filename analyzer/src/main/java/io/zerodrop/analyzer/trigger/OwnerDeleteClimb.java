package io.zerodrop.analyzer.trigger;

import io.zerodrop.analyzer.result.Trigger;
import io.zerodrop.analyzer.result.TriggerKind;
import io.zerodrop.ingest.event.AuditEvent;
import io.zerodrop.ingest.event.Stamp;
import java.util.List;

/**
 * From a pod that the garbage collector or the namespace controller removed to whoever deleted the
 * object that owned it, or the namespace.
 */
final class OwnerDeleteClimb implements Climb {

  private final ClusterChanges changes;
  private final Owners owners;

  OwnerDeleteClimb(ClusterChanges changes, Owners owners) {
    this.changes = changes;
    this.owners = owners;
  }

  @Override
  public Trigger climb(PodEnd end, Chain chain) {
    List<ObjectKey> owned = owners.of(end);
    ObjectKey top = owned.isEmpty() ? null : owned.get(owned.size() - 1);
    for (ObjectKey owner : owned) {
      AuditEvent deletion = lastDelete(owner, end.at());
      if (deletion == null) {
        continue;
      }
      if (Controller.is(deletion, Controller.NAMESPACE)) {
        return ofNamespace(end, chain.step(deletion));
      }
      chain.step(deletion);
      if (!Controller.is(deletion, Controller.GARBAGE_COLLECTOR)) {
        return Gitops.noted(deletion, chain)
            .headedBy(deletion, TriggerKind.OWNER_DELETE, "deleted " + owner, owner, List.of());
      }
    }
    return chain
        .note(
            "who deleted "
                + (top == null ? "the pod's owner" : top)
                + " is not in the audit log"
                + Coverage.said(changes.audited(), end.at()))
        .headless(TriggerKind.OWNER_DELETE, "deleted the pod's owner", top, null);
  }

  /** The namespace controller empties a namespace that is being deleted. */
  Trigger ofNamespace(PodEnd end, Chain chain) {
    ObjectKey namespace = new ObjectKey("namespaces", "", end.namespace());
    AuditEvent deletion = lastDelete(namespace, end.at());
    if (deletion == null) {
      return chain
          .note(
              "who deleted "
                  + namespace
                  + " is not in the audit log"
                  + Coverage.said(changes.audited(), end.at()))
          .headless(TriggerKind.OWNER_DELETE, "deleted " + namespace, namespace, null);
    }
    return chain
        .step(deletion)
        .headedBy(deletion, TriggerKind.OWNER_DELETE, "deleted " + namespace, namespace, List.of());
  }

  private AuditEvent lastDelete(ObjectKey key, Stamp at) {
    AuditEvent found = null;
    for (AuditEvent event : changes.writes(key)) {
      boolean deletes = "delete".equals(event.verb()) && event.subresource() == null;
      found = deletes && event.time().earliest() <= at.latest() ? event : found;
    }
    if (found != null || key.namespace().isEmpty()) {
      return found;
    }
    for (AuditEvent event : changes.collectionDeletes(key.resource(), key.namespace())) {
      long age = at.earliest() - event.time().earliest();
      found = age >= -event.time().width() && age <= Patience.EFFECT ? event : found;
    }
    return found;
  }
}
