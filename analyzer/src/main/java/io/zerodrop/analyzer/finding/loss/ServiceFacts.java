package io.zerodrop.analyzer.finding.loss;

import io.zerodrop.ingest.event.ServiceState;
import io.zerodrop.ingest.event.WorkloadState;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the inputs tell of a Service and the workloads behind it beyond single terminations. Every
 * field may be null or empty.
 *
 * @param targetPorts names or numbers of the container ports that the Service leads to
 * @param workloads the controllers whose pods it selects
 * @param disruptionBudgets names of PodDisruptionBudgets over these pods
 * @param kubernetesVersion such as {@code v1.36.2}
 */
public record ServiceFacts(
    String externalTrafficPolicy,
    String internalTrafficPolicy,
    boolean publishNotReadyAddresses,
    List<String> targetPorts,
    List<Workload> workloads,
    List<String> disruptionBudgets,
    String kubernetesVersion) {

  public static final ServiceFacts NONE =
      new ServiceFacts(null, null, false, List.of(), List.of(), List.of(), null);

  private static final Set<String> WORKLOADS = Set.of("Deployment", "StatefulSet", "DaemonSet");

  public ServiceFacts {
    targetPorts = List.copyOf(targetPorts);
    workloads =
        workloads.stream()
            .sorted(Comparator.comparing(Workload::kind).thenComparing(Workload::name))
            .toList();
    disruptionBudgets = disruptionBudgets.stream().sorted().toList();
  }

  /**
   * @param service null if no input shows it
   * @param selected the newest state of each workload and PodDisruptionBudget over its pods
   */
  public static ServiceFacts from(
      ServiceState service, List<WorkloadState> selected, String kubernetesVersion) {
    return new ServiceFacts(
        service == null ? null : service.externalTrafficPolicy(),
        service == null ? null : service.internalTrafficPolicy(),
        service != null && service.publishNotReadyAddresses(),
        service == null
            ? List.of()
            : service.ports().stream()
                .map(port -> port.targetPort() == null ? "" + port.port() : port.targetPort())
                .toList(),
        selected.stream()
            .filter(state -> WORKLOADS.contains(state.kind()))
            .map(Workload::from)
            .toList(),
        selected.stream()
            .filter(state -> "PodDisruptionBudget".equals(state.kind()))
            .map(WorkloadState::name)
            .toList(),
        kubernetesVersion);
  }

  /** The workload of that kind and name, empty if no input shows it. */
  public Optional<Workload> workload(String kind, String name) {
    return workloads.stream()
        .filter(workload -> workload.kind().equals(kind) && workload.name().equals(name))
        .findFirst();
  }

  /** The only workload behind the Service, empty if there are several or none is known. */
  public Optional<Workload> onlyWorkload() {
    return workloads.size() == 1 ? Optional.of(workloads.get(0)) : Optional.empty();
  }

  /** Whether the cluster is known to be older than Kubernetes 1.{@code minor}. */
  public boolean olderThan(int minor) {
    if (kubernetesVersion == null) {
      return false;
    }
    String[] parts = kubernetesVersion.replaceFirst("^v", "").split("\\D", 3);
    return parts.length > 1
        && parts[0].equals("1")
        && parts[1].matches("\\d{1,3}")
        && Integer.parseInt(parts[1]) < minor;
  }

  public boolean routesLocally() {
    return "Local".equals(externalTrafficPolicy) || "Local".equals(internalTrafficPolicy);
  }
}
