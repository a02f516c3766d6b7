package io.zerodrop.analyzer.timeline;

import io.zerodrop.ingest.event.AuditEvent;
import io.zerodrop.ingest.event.ClusterEvent;
import io.zerodrop.ingest.event.KubeletLine;
import io.zerodrop.ingest.event.KubernetesEvent;
import io.zerodrop.ingest.event.ManifestObserved;
import io.zerodrop.ingest.event.PodObserved;
import io.zerodrop.ingest.event.ProxyLine;
import io.zerodrop.ingest.event.SliceObserved;
import io.zerodrop.ingest.event.Stamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds out which sources there are, and what time each covers. */
final class CoverageCount {

  /** Of a source whose records carry no times. */
  private static final Stamp ALWAYS = new Stamp(Long.MIN_VALUE / 4, Long.MAX_VALUE / 4);

  private final Map<String, Stamp> ranges = new TreeMap<>();
  private final Set<String> proxies = new TreeSet<>();
  private final Set<String> kubelets = new TreeSet<>();
  private final Set<String> nodes = new TreeSet<>();
  private boolean bodies;
  private boolean watched;

  private CoverageCount() {}

  static Coverage of(List<PodDossier> pods, List<ClusterEvent> others) {
    CoverageCount count = new CoverageCount();
    for (PodDossier dossier : pods) {
      for (ClusterEvent record : dossier.records()) {
        count.add(record);
        count.bodies |=
            record instanceof AuditEvent event && event.pod() != null && !event.metadataOnly();
      }
    }
    others.forEach(count::add);
    return new Coverage(
        count.ranges,
        new ArrayList<>(count.proxies),
        new ArrayList<>(count.kubelets),
        new ArrayList<>(count.nodes),
        count.bodies,
        count.watched,
        List.of());
  }

  private void add(ClusterEvent record) {
    String node = NodeLosses.writer(record);
    if (node == null && record instanceof PodObserved observed) {
      node = observed.pod().node();
    }
    if (node != null) {
      nodes.add(node);
    }
    if (record instanceof SliceObserved) {
      watched = true;
      widen("endpointslice", record);
      ranges.putIfAbsent("endpointslice", ALWAYS);
    } else if (record instanceof ProxyLine line) {
      widen("kube-proxy", record);
      if (line.node() != null) {
        proxies.add(line.node());
      }
    } else if (record instanceof AuditEvent event) {
      widen("audit", record);
      if (event.slice() != null) {
        widen("endpointslice", record);
      }
    } else if (record instanceof KubeletLine line) {
      widen("kubelet", record);
      if (line.node() != null) {
        kubelets.add(line.node());
      }
    } else if (record instanceof KubernetesEvent) {
      widen("event", record);
    } else if (record instanceof ManifestObserved) {
      ranges.putIfAbsent("manifest", ALWAYS);
    } else {
      widen("pod", record);
    }
  }

  private void widen(String source, ClusterEvent record) {
    if (record.time() != null) {
      ranges.merge(
          source,
          record.time(),
          (a, b) ->
              new Stamp(Math.min(a.earliest(), b.earliest()), Math.max(a.latest(), b.latest())));
    }
  }
}
