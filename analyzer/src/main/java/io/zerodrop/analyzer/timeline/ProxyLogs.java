package io.zerodrop.analyzer.timeline;

import io.zerodrop.ingest.event.ClusterEvent;
import io.zerodrop.ingest.event.ProxyLine;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Sorts the lines of kube-proxies by node, each once. */
final class ProxyLogs {

  private ProxyLogs() {}

  static List<ProxyLog> of(List<ClusterEvent> records) {
    Map<String, List<ProxyLine>> byNode = new TreeMap<>();
    Set<Object> seen = new HashSet<>();
    for (ClusterEvent record : records) {
      if (record instanceof ProxyLine line && line.time() != null) {
        String node = line.node() == null ? line.position().file() : line.node();
        if (seen.add(
            List.of(
                node,
                line.time(),
                line.kind(),
                String.valueOf(line.service()),
                String.valueOf(line.family()),
                line.endpoints()))) {
          byNode.computeIfAbsent(node, n -> new ArrayList<>()).add(line);
        }
      }
    }
    List<ProxyLog> logs = new ArrayList<>();
    byNode.forEach((node, lines) -> logs.add(new ProxyLog(node, lines)));
    return logs;
  }
}
