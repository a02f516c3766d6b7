package io.zerodrop.analyzer.timeline;

import io.zerodrop.analyzer.timeline.ClusterPicture.NodeAddresses;
import io.zerodrop.ingest.event.AuditEvent;
import io.zerodrop.ingest.event.ClusterEvent;
import io.zerodrop.ingest.event.ManifestObserved;
import io.zerodrop.ingest.event.NodeState;
import io.zerodrop.ingest.event.ProxyLine;
import io.zerodrop.ingest.event.ServiceState;
import io.zerodrop.ingest.event.WorkloadState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The Services, workloads and nodes that any record shows, each merged over all records. */
final class Inventory {

  private static final String LOAD_BALANCER = "LoadBalancer";
  private static final String LOCAL = "Local";

  private final List<ClusterEvent> records;

  Inventory(List<ClusterEvent> records) {
    this.records = records;
  }

  List<ServiceState> services() {
    Map<String, ServiceState> services = new TreeMap<>();
    for (ClusterEvent record : records) {
      ServiceState shown = null;
      if (record instanceof ManifestObserved manifest) {
        shown = manifest.service();
      } else if (record instanceof AuditEvent event && event.succeeded()) {
        shown = event.service();
      } else if (record instanceof ProxyLine line) {
        shown = healthChecked(line);
      }
      if (shown != null && shown.name() != null) {
        services.merge(shown.namespace() + "/" + shown.name(), shown, ServiceMerge::merge);
      }
    }
    return new ArrayList<>(services.values());
  }

  /**
   * kube-proxy serves health checks only for Services of type LoadBalancer with
   * externalTrafficPolicy Local (pkg/proxy/healthcheck/service_health.go).
   */
  private static ServiceState healthChecked(ProxyLine line) {
    int slash = line.service() == null ? -1 : line.service().indexOf('/');
    if (line.kind() != ProxyLine.Kind.HEALTH_CHECK || slash < 0) {
      return null;
    }
    return new ServiceState(
        line.service().substring(0, slash),
        line.service().substring(slash + 1),
        LOAD_BALANCER,
        List.of(),
        List.of(),
        Map.of(),
        LOCAL,
        null,
        null,
        false);
  }

  List<WorkloadState> workloads() {
    Map<String, WorkloadState> workloads = new TreeMap<>();
    for (ClusterEvent record : records) {
      WorkloadState shown = null;
      if (record instanceof ManifestObserved manifest) {
        shown = manifest.workload();
      } else if (record instanceof AuditEvent event && event.succeeded()) {
        shown = event.workload();
      }
      if (shown != null && shown.name() != null && !shown.containers().isEmpty()) {
        workloads.merge(
            shown.kind() + " " + shown.namespace() + "/" + shown.name(),
            shown,
            (a, b) -> generation(b) >= generation(a) ? b : a);
      }
    }
    return new ArrayList<>(workloads.values());
  }

  private static long generation(WorkloadState workload) {
    return workload.generation() == null ? 0 : workload.generation();
  }

  List<NodeAddresses> nodes(List<PodTimelines.Merged> pods) {
    Map<String, Set<String>> nodes = new TreeMap<>();
    for (ClusterEvent record : records) {
      NodeState node = null;
      if (record instanceof ManifestObserved manifest) {
        node = manifest.node();
      } else if (record instanceof AuditEvent event) {
        node = event.node();
      } else if (record instanceof ProxyLine line && line.node() != null) {
        nodes.computeIfAbsent(line.node(), n -> new TreeSet<>());
      }
      if (node != null && node.name() != null) {
        nodes.computeIfAbsent(node.name(), n -> new TreeSet<>()).addAll(node.addresses());
      }
    }
    for (PodTimelines.Merged pod : pods) {
      if (pod.timeline().node() != null) {
        Set<String> addresses = nodes.computeIfAbsent(pod.timeline().node(), n -> new TreeSet<>());
        for (PodSightings.Sighting sighting : pod.assembly().ordered) {
          if (sighting.pod().hostIp() != null) {
            addresses.add(sighting.pod().hostIp());
          }
        }
      }
    }
    List<NodeAddresses> result = new ArrayList<>();
    nodes.forEach(
        (node, addresses) -> result.add(new NodeAddresses(node, new ArrayList<>(addresses))));
    return result;
  }
}
