package io.zerodrop.analyzer.trigger;

import io.zerodrop.ingest.event.AuditEvent;
import java.util.List;

/**
 * The requests that ended one pod.
 *
 * @param decision the earliest successful delete or eviction by anyone but the pod's own kubelet;
 *     null if not in the log
 * @param forced the first successful delete with a grace period of zero by anyone but the kubelet,
 *     which may be the decision itself; null without one
 * @param refused evictions that a PodDisruptionBudget turned down before it, in order
 * @param removal the kubelet's final delete, null if not in the log
 */
public record Deletion(
    AuditEvent decision, AuditEvent forced, List<AuditEvent> refused, AuditEvent removal) {

  public Deletion {
    refused = List.copyOf(refused);
  }

  /** Whether the decision itself left the pod no grace period. */
  public boolean forceDeleted() {
    return decision != null && decision == forced;
  }
}
