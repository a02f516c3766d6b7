package io.zerodrop.analyzer.trigger;

import io.zerodrop.analyzer.result.Trigger;
import io.zerodrop.analyzer.result.TriggerKind;
import io.zerodrop.ingest.event.AuditEvent;
import io.zerodrop.ingest.event.KubernetesEvent;
import java.util.List;

/**
 * From a pod that went because of its node's taint, death or removal to whoever did that to the
 * node, if anybody did: the node lifecycle controller taints a node that stops reporting as {@code
 * node.kubernetes.io/unreachable} (pkg/controller/nodelifecycle), and the pod garbage collector
 * removes the pods of nodes that are gone (pkg/controller/podgc).
 */
final class NodeClimb {

  private static final String OUT_OF_SERVICE = "node.kubernetes.io/out-of-service";

  private final ClusterChanges changes;
  private final NodeMarks marks;

  NodeClimb(ClusterChanges changes) {
    this.changes = changes;
    this.marks = new NodeMarks(changes);
  }

  /** The taint manager deleted it. */
  Trigger tainted(PodEnd end, Chain chain) {
    if (end.node() == null) {
      return chain
          .note("which node it ran on is not in the logs")
          .headless(TriggerKind.TAINT, "evicted it for a taint of its node", null, null);
    }
    ObjectKey node = ObjectKey.node(end.node());
    AuditEvent taint = marks.noExecute(end.node(), end.at().latest());
    if (taint != null && Controller.of(taint) == null) {
      return chain
          .step(taint, Phrase.did(taint) + taints(taint))
          .headedBy(taint, TriggerKind.TAINT, "tainted " + node, node, List.of());
    }
    if (taint != null) {
      chain.step(taint, Phrase.did(taint) + taints(taint));
      return failed(end, node, chain);
    }
    if (end.kind() == EndKind.NODE_LOST || notReady(end) != null) {
      return failed(end, node, chain);
    }
    return chain
        .note(
            "who tainted "
                + node
                + " is not in the audit log"
                + Coverage.said(changes.audited(), end.at()))
        .headless(TriggerKind.TAINT, "evicted it for a taint of its node", node, null);
  }

  /** The pod garbage collector removed it. */
  Trigger collected(PodEnd end, Chain chain) {
    ObjectKey node = end.node() == null ? null : ObjectKey.node(end.node());
    AuditEvent deleted = node == null ? null : marks.deletion(end.node(), end.at().latest());
    if (deleted != null) {
      chain.step(deleted);
      return Controller.of(deleted) == null && !Controller.isCloud(deleted)
          ? chain.headedBy(deleted, TriggerKind.NODE_FAILURE, "deleted " + node, node, List.of())
          : failed(end, node, chain);
    }
    AuditEvent taint = node == null ? null : marks.noExecute(end.node(), end.at().latest());
    if (taint != null && taints(taint).contains(OUT_OF_SERVICE) && Controller.of(taint) == null) {
      return chain
          .step(taint, Phrase.did(taint) + taints(taint))
          .headedBy(taint, TriggerKind.TAINT, "tainted " + node, node, List.of());
    }
    if ("DeletionByPodGC".equals(end.disruption()) || end.kind() == EndKind.NODE_LOST) {
      return failed(end, node, chain);
    }
    return chain
        .note(
            "the pod garbage collector removes pods that ended, were never scheduled or lost their node")
        .headless(TriggerKind.UNKNOWN, null, node, null);
  }

  /** Its node stopped reporting, or is gone. */
  Trigger failed(PodEnd end, ObjectKey node, Chain chain) {
    KubernetesEvent notReady = node == null ? null : notReady(end);
    if (notReady != null) {
      chain.step(notReady);
    }
    return chain
        .note(
            "nobody asked for it: "
                + (node == null ? "the node" : node)
                + " failed or was taken away")
        .headless(
            TriggerKind.NODE_FAILURE,
            (node == null ? "the pod's node" : node) + " stopped working",
            node,
            notReady == null ? null : notReady.time().earliest());
  }

  private KubernetesEvent notReady(PodEnd end) {
    List<KubernetesEvent> said =
        changes.events(ObjectKey.node(end.node()), "NodeNotReady").stream()
            .filter(event -> event.time().earliest() <= end.at().latest())
            .filter(event -> end.at().earliest() - event.time().latest() <= 2 * Patience.EFFECT)
            .toList();
    return said.isEmpty() ? null : said.get(said.size() - 1);
  }

  private static String taints(AuditEvent event) {
    if (event.node() == null) {
      return "";
    }
    List<String> taints =
        event.node().taints().stream().filter(taint -> taint.endsWith(":NoExecute")).toList();
    return taints.isEmpty() ? "" : ": " + String.join(", ", taints);
  }
}
