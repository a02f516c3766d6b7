package io.zerodrop.analyzer.timeline;

import io.zerodrop.analyzer.result.Evidence;
import io.zerodrop.ingest.event.AuditEvent;
import io.zerodrop.ingest.event.ClusterEvent;
import io.zerodrop.ingest.event.KubeletLine;
import io.zerodrop.ingest.event.KubernetesEvent;
import io.zerodrop.ingest.event.PodObserved;
import io.zerodrop.ingest.event.PodState;
import io.zerodrop.ingest.event.ProxyLine;
import io.zerodrop.ingest.event.Stamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Nodes that stopped reporting. The node lifecycle controller notices after
 * node-monitor-grace-period (50 s; 40 s in older releases) that a kubelet no longer renews its
 * lease, marks the node and its pods as not ready, and writes the Event NodeNotReady
 * (pkg/controller/nodelifecycle/node_lifecycle_controller.go). When the node itself went can only
 * be bounded: after the last that it wrote anywhere, before it was noticed.
 */
final class NodeLosses {

  private static final String NODE_USER = "system:node:";

  /** A node that wrote something within this long before the mark was only slow, or shut down. */
  private static final long SILENCE = 10 * Stamp.SECOND;

  /** From the start of a node's shutdown to the end of its last container, at the longest. */
  private static final long SHUTDOWN = 600 * Stamp.SECOND;

  /** How long before the mark a node went at most where nothing of it was logged. */
  private static final long UNHEARD = 120 * Stamp.SECOND;

  /**
   * @param lost when the node stopped working
   * @param noticed when its pods were marked
   */
  record NodeLoss(String node, Stamp lost, Stamp noticed, Evidence evidence) {}

  private final Map<String, NavigableSet<Long>> signs = new TreeMap<>();
  private final Map<String, List<ClusterEvent>> marks = new TreeMap<>();
  private final Map<String, String> nodesOfPods = new TreeMap<>();
  private final List<KubeletLine> shutdowns = new ArrayList<>();

  private NodeLosses() {}

  static NodeLosses of(List<PodDossier> pods, List<ClusterEvent> others) {
    NodeLosses losses = new NodeLosses();
    List<ClusterEvent> all = new ArrayList<>(others);
    pods.forEach(dossier -> all.addAll(dossier.records()));
    all.forEach(losses::noteSign);
    all.forEach(losses::noteMark);
    return losses;
  }

  /** The node whose kubelet or kube-proxy wrote this, or had it written; null if none did. */
  static String writer(ClusterEvent record) {
    if (record instanceof KubeletLine line) {
      return line.node();
    }
    if (record instanceof ProxyLine line) {
      return line.node();
    }
    boolean own =
        record instanceof AuditEvent event
            && event.user() != null
            && event.user().startsWith(NODE_USER);
    return own ? ((AuditEvent) record).user().substring(NODE_USER.length()) : null;
  }

  private void noteSign(ClusterEvent record) {
    String node = writer(record);
    if (record instanceof KubeletLine line
        && line.kind() == KubeletLine.Kind.NODE_SHUTDOWN
        && line.pod() == null
        && node != null) {
      shutdowns.add(line);
    }
    if (record instanceof PodObserved observed) {
      noteNode(observed.pod());
    } else if (record instanceof AuditEvent event) {
      noteNode(event.pod());
    }
    if (node != null && record.time() != null) {
      signs.computeIfAbsent(node, n -> new TreeSet<>()).add(record.time().latest());
    }
  }

  private void noteNode(PodState pod) {
    if (pod != null && pod.node() != null && pod.name() != null) {
      nodesOfPods.put(pod.namespace() + "/" + pod.name(), pod.node());
    }
  }

  private void noteMark(ClusterEvent record) {
    String node = null;
    if (record instanceof KubernetesEvent event && "NodeNotReady".equals(event.reason())) {
      node =
          "Node".equals(event.involvedKind())
              ? event.name()
              : nodesOfPods.get(event.namespace() + "/" + event.name());
    }
    if (record instanceof AuditEvent event && event.succeeded() && byNodeController(event)) {
      boolean itself = event.node() != null && Boolean.FALSE.equals(event.node().ready());
      // The patch of pods/status with a DisruptionTarget comes later, before the eviction.
      boolean pods = "pods".equals(event.resource()) && "update".equals(event.verb());
      boolean marks = "status".equals(event.subresource());
      String named = nodesOfPods.get(event.namespace() + "/" + event.name());
      node = marks && pods ? named : marks && itself ? event.node().name() : node;
    }
    if (node != null && record.time() != null) {
      marks.computeIfAbsent(node, n -> new ArrayList<>()).add(record);
    }
  }

  private static boolean byNodeController(AuditEvent event) {
    return event.user() != null && event.user().endsWith(":node-controller");
  }

  /** The losses of a node, oldest first; marks within one detection are one loss. */
  List<NodeLoss> of(String node) {
    List<NodeLoss> losses = new ArrayList<>();
    if (node == null || !marks.containsKey(node)) {
      return losses;
    }
    List<ClusterEvent> ordered = ContentOrder.sorted(marks.get(node));
    NavigableSet<Long> heard = signs.getOrDefault(node, new TreeSet<>());
    long until = Long.MIN_VALUE;
    for (ClusterEvent mark : ordered) {
      if (mark.time().earliest() <= until) {
        continue;
      }
      until = mark.time().latest() + UNHEARD;
      Long last = heard.lower(mark.time().earliest());
      if (last != null && mark.time().earliest() - last < SILENCE) {
        continue;
      }
      long from = last == null ? mark.time().earliest() - UNHEARD : last;
      losses.add(
          new NodeLoss(
              node,
              Stamp.between(from, mark.time().latest()),
              mark.time(),
              PodAssembly.evidence(mark, "node " + node + " no longer reported")));
    }
    return losses;
  }

  /** The kubelet's line that its node was shutting down while this exit came; null without one. */
  KubeletLine shutdownBefore(String node, ContainerExit exit) {
    for (KubeletLine line : shutdowns) {
      boolean before =
          line.time().earliest() <= exit.at().latest()
              && exit.at().earliest() - line.time().latest() <= SHUTDOWN;
      if (line.node().equals(node) && before) {
        return line;
      }
    }
    return null;
  }
}
