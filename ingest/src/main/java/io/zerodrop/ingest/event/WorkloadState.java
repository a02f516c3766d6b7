package io.zerodrop.ingest.event;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A workload controller object as one record shows it; fields not shown are null.
 *
 * @param kind {@code Deployment}, {@code ReplicaSet}, {@code StatefulSet}, {@code DaemonSet},
 *     {@code Job}, {@code Scale}, {@code HorizontalPodAutoscaler} or {@code PodDisruptionBudget}
 * @param templateHash a digest of {@code spec.template} that differs when the template does; null
 *     if not shown
 * @param images container name to image in the template
 * @param annotations of the template, without values that could hold secrets (only well-known keys)
 * @param strategy how it replaces pods, such as {@code RollingUpdate(maxSurge=25%,
 *     maxUnavailable=25%)} or {@code Recreate}; the bounds of an autoscaler or a disruption budget,
 *     such as {@code minAvailable=3}
 * @param labels of the template's pods
 * @param currentReplicas {@code status.replicas}: the pods it had when this was written, which a
 *     write of {@code spec.replicas} leaves at the number before; null if not shown
 */
public record WorkloadState(
    String kind,
    String namespace,
    String name,
    String uid,
    OwnerReference owner,
    Integer replicas,
    Long generation,
    String templateHash,
    Map<String, String> images,
    Map<String, String> annotations,
    Long terminationGracePeriodSeconds,
    List<ContainerSpec> containers,
    String strategy,
    Map<String, String> labels,
    Integer currentReplicas) {

  public WorkloadState {
    images = Collections.unmodifiableMap(images == null ? Map.of() : new TreeMap<>(images));
    annotations =
        Collections.unmodifiableMap(annotations == null ? Map.of() : new TreeMap<>(annotations));
    containers = containers == null ? List.of() : List.copyOf(containers);
    labels = Collections.unmodifiableMap(labels == null ? Map.of() : new TreeMap<>(labels));
  }

  /** Without labels and status. */
  public WorkloadState(
      String kind,
      String namespace,
      String name,
      String uid,
      OwnerReference owner,
      Integer replicas,
      Long generation,
      String templateHash,
      Map<String, String> images,
      Map<String, String> annotations,
      Long terminationGracePeriodSeconds,
      List<ContainerSpec> containers,
      String strategy) {
    this(
        kind,
        namespace,
        name,
        uid,
        owner,
        replicas,
        generation,
        templateHash,
        images,
        annotations,
        terminationGracePeriodSeconds,
        containers,
        strategy,
        Map.of(),
        null);
  }

  /**
   * Whether the template is the same as another state's; null where that cannot be told, since one
   * shows none or only one of them has its secrets masked.
   */
  public Boolean sameTemplate(WorkloadState other) {
    if (templateHash == null || other.templateHash == null) {
      return null;
    }
    boolean comparable = templateHash.indexOf(':') == other.templateHash.indexOf(':');
    return comparable ? Boolean.valueOf(templateHash.equals(other.templateHash)) : null;
  }
}
