package io.zerodrop.ingest.event;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A pod as one record shows it. A patch shows only what it changes: every field may be null or
 * empty.
 *
 * @param deletionTimestamp {@code metadata.deletionTimestamp} in microseconds, which lies the grace
 *     period in the future of the request; null while the pod is not being deleted
 * @param deletionGracePeriodSeconds null while the pod is not being deleted
 * @param created {@code metadata.creationTimestamp} in microseconds, null if not shown
 * @param terminationGracePeriodSeconds of the spec, null if not shown
 * @param readySince {@code lastTransitionTime} of the Ready condition in microseconds, null if not
 *     shown
 * @param ready the Ready condition, null if not shown
 * @param disruption reason of a DisruptionTarget=True condition, null without one
 */
public record PodState(
    String namespace,
    String name,
    String uid,
    Long resourceVersion,
    OwnerReference owner,
    Map<String, String> labels,
    Long created,
    Long deletionTimestamp,
    Long deletionGracePeriodSeconds,
    String node,
    Long terminationGracePeriodSeconds,
    List<ContainerSpec> containers,
    List<String> ips,
    String hostIp,
    boolean hostNetwork,
    String phase,
    String reason,
    Boolean ready,
    Long readySince,
    String disruption,
    List<ContainerStatus> statuses) {

  public PodState {
    namespace = SharedText.of(namespace);
    name = SharedText.of(name);
    uid = SharedText.of(uid);
    node = SharedText.of(node);
    hostIp = SharedText.of(hostIp);
    phase = SharedText.of(phase);
    reason = SharedText.of(reason);
    disruption = SharedText.of(disruption);
    labels = Collections.unmodifiableMap(shared(labels));
    containers = containers == null ? List.of() : List.copyOf(containers);
    ips = ips == null ? List.of() : List.copyOf(ips);
    statuses = statuses == null ? List.of() : List.copyOf(statuses);
  }

  private static Map<String, String> shared(Map<String, String> labels) {
    Map<String, String> shared = new TreeMap<>();
    if (labels != null) {
      labels.forEach((name, value) -> shared.put(SharedText.of(name), SharedText.of(value)));
    }
    return shared;
  }
}
