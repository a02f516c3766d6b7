package io.zerodrop.analyzer.timeline;

import io.zerodrop.ingest.event.ServiceState;
import io.zerodrop.ingest.event.WorkloadState;
import java.util.List;

/**
 * What all sources but the access logs tell: every pod's timeline, the Services and workloads.
 *
 * @param services merged over all records, by namespace and name
 * @param workloads the last known state of each, by kind, namespace and name
 * @param nodes known nodes and their addresses
 */
public record ClusterPicture(
    List<PodTimeline> pods,
    List<ServiceState> services,
    List<WorkloadState> workloads,
    List<NodeAddresses> nodes,
    Coverage coverage) {

  public ClusterPicture {
    pods = List.copyOf(pods);
    services = List.copyOf(services);
    workloads = List.copyOf(workloads);
    nodes = List.copyOf(nodes);
  }

  public ClusterPicture withCoverage(Coverage other) {
    return new ClusterPicture(pods, services, workloads, nodes, other);
  }

  public record NodeAddresses(String node, List<String> addresses) {
    public NodeAddresses {
      addresses = List.copyOf(addresses);
    }
  }
}
