package io.zerodrop.analyzer.timeline;

import io.zerodrop.ingest.event.Stamp;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which sources there are and what time they cover, so that a verdict can say what it lacked.
 *
 * @param ranges from the first to the last record of each source: audit, endpointslice, pod, event,
 *     kubelet, kube-proxy
 * @param proxyNodes nodes whose kube-proxy log is there
 * @param kubeletNodes nodes whose kubelet log is there
 * @param auditBodies whether any audit event about pods carried an object
 * @param nodes all nodes that any source speaks of
 * @param slicesWatched whether any EndpointSlice was seen outside the audit log
 * @param unsteady sources whose clock contradicts itself, so that their times prove little
 */
public record Coverage(
    Map<String, Stamp> ranges,
    List<String> proxyNodes,
    List<String> kubeletNodes,
    List<String> nodes,
    boolean auditBodies,
    boolean slicesWatched,
    List<String> unsteady)
    implements java.io.Serializable {

  public static final Coverage NONE =
      new Coverage(Map.of(), List.of(), List.of(), List.of(), false, false, List.of());

  public Coverage {
    ranges = new TreeMap<>(ranges);
    proxyNodes = List.copyOf(proxyNodes);
    kubeletNodes = List.copyOf(kubeletNodes);
    nodes = List.copyOf(nodes);
    unsteady = List.copyOf(unsteady);
  }

  public Coverage withUnsteady(List<String> sources) {
    return new Coverage(
        ranges, proxyNodes, kubeletNodes, nodes, auditBodies, slicesWatched, sources);
  }

  public boolean has(String source) {
    return ranges.containsKey(source);
  }

  /** Whether the other differs at most in how far its sources reach, on which no verdict rests. */
  public boolean tellsTheSame(Coverage other) {
    return ranges.keySet().equals(other.ranges.keySet())
        && proxyNodes.equals(other.proxyNodes)
        && kubeletNodes.equals(other.kubeletNodes)
        && nodes.equals(other.nodes)
        && auditBodies == other.auditBodies
        && slicesWatched == other.slicesWatched
        && unsteady.equals(other.unsteady);
  }

  /** Nodes whose kube-proxy log is not there. */
  public List<String> nodesWithoutProxyLog() {
    return nodes.stream().filter(node -> !proxyNodes.contains(node)).toList();
  }
}
