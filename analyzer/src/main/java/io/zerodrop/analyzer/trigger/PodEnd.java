package io.zerodrop.analyzer.trigger;

import io.zerodrop.ingest.event.AuditEvent;
import io.zerodrop.ingest.event.OwnerReference;
import io.zerodrop.ingest.event.Stamp;
import java.util.Map;

/**
 * A pod's end, before it is known who caused it.
 *
 * @param uid null where no input tells it
 * @param owner the controlling owner, null where no input tells it
 * @param labels empty where no input tells them
 * @param node null where no input tells it
 * @param created {@code metadata.creationTimestamp} in microseconds (whole seconds), null if not
 *     known
 * @param end when the deletion was requested; for an end without one, when the container ended
 * @param deletion the request that decided it (see {@link DeletionFinder}), null if not in the log
 * @param disruption reason of the DisruptionTarget condition, null without one
 */
public record PodEnd(
    String namespace,
    String pod,
    String uid,
    OwnerReference owner,
    Map<String, String> labels,
    String node,
    Long created,
    Stamp end,
    AuditEvent deletion,
    EndKind kind,
    String disruption) {

  public PodEnd {
    labels = labels == null ? Map.of() : Map.copyOf(labels);
  }

  PodEnd decidedBy(AuditEvent decision) {
    return new PodEnd(
        namespace, pod, uid, owner, labels, node, created, end, decision, kind, disruption);
  }

  ObjectKey key() {
    return new ObjectKey("pods", namespace, pod);
  }

  /** When the pod's deletion was requested, as exactly as it is known. */
  Stamp at() {
    return deletion == null ? end : deletion.time();
  }
}
