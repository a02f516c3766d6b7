package io.zerodrop.analyzer.trigger;

import io.zerodrop.ingest.event.AuditEvent;
import io.zerodrop.ingest.event.PodState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Finds among the audit events of one pod the request that decided its end. A pod is deleted twice:
 * by whoever decides, and by its kubelet with a grace period of zero when it is gone
 * (pkg/kubelet/status/status_manager.go); repeated deletes answer 200 and change nothing
 * (apiserver/pkg/registry/rest/delete.go). Failed requests and dry runs decide nothing.
 */
public final class DeletionFinder {

  private DeletionFinder() {}

  /**
   * @param events of one pod in any order, with duplicates; a deletecollection counts where its
   *     response names the pod
   */
  public static Deletion find(String namespace, String pod, Collection<AuditEvent> events) {
    return find(namespace, pod, null, Long.MIN_VALUE, Long.MAX_VALUE, events);
  }

  /**
   * For names that were used again (StatefulSet): only what was asked within the pod's life.
   *
   * @param uid of the pod, null if not known; requests that carry another one are left out
   * @param from start of the pod's life in microseconds
   * @param to end of the pod's life in microseconds
   */
  public static Deletion find(
      String namespace, String pod, String uid, long from, long to, Collection<AuditEvent> events) {
    List<AuditEvent> own = new ArrayList<>();
    for (AuditEvent event : events) {
      if (event.time() == null) {
        continue;
      }
      boolean alive = event.time().latest() >= from && event.time().earliest() <= to;
      if (alive && !event.dryRun() && asksFor(event, namespace, pod, uid)) {
        own.add(event);
      }
    }
    AuditEvent decision = null;
    AuditEvent forced = null;
    AuditEvent removal = null;
    List<AuditEvent> refused = new ArrayList<>();
    for (AuditEvent event : AuditOrder.sorted(own)) {
      if (isRefused(event)) {
        if (decision == null) {
          refused.add(event);
        }
      } else if (event.succeeded() && Controller.is(event, Controller.KUBELET)) {
        removal = event;
      } else if (event.succeeded()) {
        decision = decision == null ? event : decision;
        forced = forced == null && leavesNoGrace(event) ? event : forced;
      }
    }
    return new Deletion(decision, forced, refused, removal);
  }

  /** Whether a PodDisruptionBudget turned this eviction down, which can answer 429, 500 or 201. */
  static boolean isRefused(AuditEvent event) {
    if (!isEviction(event)) {
      return false;
    }
    String message = event.message() == null ? "" : event.message();
    return event.code() == 429
        || message.contains("more than one PodDisruptionBudget")
        || !event.succeeded() && message.contains("disruption budget");
  }

  static boolean isEviction(AuditEvent event) {
    return "create".equals(event.verb())
        && "pods".equals(event.resource())
        && "eviction".equals(event.subresource());
  }

  /**
   * Whether the delete left the pod no time. A grace period of zero for a pod that has none in its
   * spec, is unscheduled or has ended is nobody's doing.
   */
  static boolean leavesNoGrace(AuditEvent event) {
    if (event.gracePeriodSeconds() != null) {
      return event.gracePeriodSeconds() == 0;
    }
    PodState pod = event.pod();
    return pod != null
        && pod.deletionGracePeriodSeconds() != null
        && pod.deletionGracePeriodSeconds() == 0
        && pod.terminationGracePeriodSeconds() != null
        && pod.terminationGracePeriodSeconds() > 0
        && pod.node() != null
        && !"Succeeded".equals(pod.phase())
        && !"Failed".equals(pod.phase());
  }

  static boolean names(AuditEvent collection, String namespace, String pod, String uid) {
    return collection.deletedPods().stream()
        .anyMatch(
            deleted ->
                pod.equals(deleted.name())
                    && (namespace == null || namespace.equals(deleted.namespace()))
                    && (uid == null || deleted.uid() == null || uid.equals(deleted.uid())));
  }

  private static boolean asksFor(AuditEvent event, String namespace, String pod, String uid) {
    if (!"pods".equals(event.resource())) {
      return false;
    }
    if ("deletecollection".equals(event.verb())) {
      return names(event, namespace, pod, uid);
    }
    boolean delete = "delete".equals(event.verb()) && event.subresource() == null;
    return (delete || isEviction(event))
        && pod.equals(event.name())
        && namespace.equals(event.namespace())
        && (uid == null || event.uid() == null || uid.equals(event.uid()));
  }
}
