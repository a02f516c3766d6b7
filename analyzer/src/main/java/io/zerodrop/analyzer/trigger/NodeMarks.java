package io.zerodrop.analyzer.trigger;

import io.zerodrop.ingest.event.AuditEvent;
import io.zerodrop.ingest.event.NodeState;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Who cordoned, tainted or deleted a node. */
final class NodeMarks {

  private static final Set<String> EMPTYING =
      Set.of(
          "ToBeDeletedByClusterAutoscaler",
          "karpenter.sh/disrupted",
          "karpenter.sh/disruption",
          "node.kubernetes.io/unschedulable");

  private final ClusterChanges changes;

  NodeMarks(ClusterChanges changes) {
    this.changes = changes;
  }

  /**
   * The write that marked the node as to be emptied and was not taken back before the time; null
   * without one.
   */
  AuditEvent cordon(String node, long before) {
    AuditEvent found = null;
    boolean closed = false;
    for (AuditEvent event : upTo(node, before)) {
      Boolean closes = closes(event);
      if (Boolean.TRUE.equals(closes) && !closed) {
        found = event;
      }
      if (closes != null) {
        closed = closes;
        found = closes ? found : null;
      }
    }
    return found;
  }

  /** The last write to the node by this user whose content is not logged; null without one. */
  AuditEvent unclear(String node, String user, long before) {
    AuditEvent found = null;
    for (AuditEvent event : upTo(node, before)) {
      boolean recent = before - event.time().earliest() <= Patience.EFFECT;
      boolean unknown = event.change() == null && event.node() == null;
      if (recent && unknown && user.equals(event.user()) && !event.verb().equals("delete")) {
        found = event;
      }
    }
    return found;
  }

  /** The nodes that this user cordoned shortly before the time. */
  List<String> cordonedBy(String user, long before) {
    List<String> nodes = new ArrayList<>();
    for (ObjectKey key : changes.written("nodes", "")) {
      AuditEvent cordon = cordon(key.name(), before);
      if (cordon != null
          && user.equals(cordon.user())
          && before - cordon.time().earliest() <= Patience.EFFECT) {
        nodes.add(key.name());
      }
    }
    return nodes;
  }

  /**
   * The write that put the NoExecute taint on the node which was still there at the time; at
   * Metadata level the last one by {@code kubectl taint}. Null without one.
   */
  AuditEvent noExecute(String node, long before) {
    AuditEvent found = null;
    Set<String> known = null;
    for (AuditEvent event : upTo(node, before)) {
      NodeState state = event.node();
      boolean tainting =
          "kubectl-taint".equals(event.fieldManager())
              || event.change() != null
                  && event.change().paths().stream().anyMatch(path -> path.contains("taints"));
      if (state == null) {
        found = "kubectl-taint".equals(event.fieldManager()) ? event : found;
        continue;
      }
      Set<String> taints = new TreeSet<>();
      state.taints().stream().filter(taint -> taint.endsWith(":NoExecute")).forEach(taints::add);
      boolean added = known == null ? tainting && !taints.isEmpty() : !known.containsAll(taints);
      found = added ? event : taints.isEmpty() ? null : found;
      known = taints;
    }
    return found;
  }

  /** Who deleted the node object; null if nobody did before the time. */
  AuditEvent deletion(String node, long before) {
    AuditEvent found = null;
    for (AuditEvent event : upTo(node, before)) {
      found = "delete".equals(event.verb()) ? event : found;
    }
    return found;
  }

  /** Null for a write that says nothing about it. */
  private static Boolean closes(AuditEvent event) {
    if ("delete".equals(event.verb())) {
      return Boolean.FALSE;
    }
    Boolean asked = event.change() == null ? null : event.change().unschedulable();
    NodeState state = event.node();
    if (asked != null || state == null) {
      return asked;
    }
    boolean tainted =
        state.taints().stream().anyMatch(taint -> EMPTYING.contains(taint.split("[=:]", 2)[0]));
    if (tainted || Boolean.TRUE.equals(state.unschedulable())) {
      return Boolean.TRUE;
    }
    return state.unschedulable() == null && state.taints().isEmpty() ? null : Boolean.FALSE;
  }

  private List<AuditEvent> upTo(String node, long before) {
    return changes.writes(ObjectKey.node(node)).stream()
        .filter(event -> event.time().earliest() <= before)
        .toList();
  }
}
