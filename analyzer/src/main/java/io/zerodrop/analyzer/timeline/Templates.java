package io.zerodrop.analyzer.timeline;

import io.zerodrop.ingest.event.ContainerSpec;
import io.zerodrop.ingest.event.WorkloadState;
import java.util.List;

/**
 * The pod templates of workloads, for pods whose own spec no record shows. A template may be newer
 * than the pod, so only what seldom changes is taken from it: which containers there are, and their
 * ports.
 */
final class Templates {

  private final List<WorkloadState> workloads;

  Templates(List<WorkloadState> workloads) {
    this.workloads = workloads;
  }

  /** Of the workload whose name the pod's name begins with, the longest; empty without one. */
  List<ContainerSpec> containersOf(String namespace, String pod) {
    WorkloadState best = null;
    for (WorkloadState workload : workloads) {
      boolean fits =
          namespace.equals(workload.namespace())
              && pod.startsWith(workload.name() + "-")
              && !workload.containers().isEmpty();
      if (fits && (best == null || workload.name().length() > best.name().length())) {
        best = workload;
      }
    }
    return best == null ? List.of() : best.containers();
  }
}
