package io.zerodrop.analyzer.timeline;

import io.zerodrop.ingest.event.ServiceState;

/** Two records of one Service made into one: what either shows. */
final class ServiceMerge {

  private ServiceMerge() {}

  static ServiceState merge(ServiceState a, ServiceState b) {
    return new ServiceState(
        a.namespace(),
        a.name(),
        either(b.type(), a.type()),
        b.clusterIps().isEmpty() ? a.clusterIps() : b.clusterIps(),
        richer(a, b).ports(),
        b.selector().isEmpty() ? a.selector() : b.selector(),
        either(b.externalTrafficPolicy(), a.externalTrafficPolicy()),
        either(b.internalTrafficPolicy(), a.internalTrafficPolicy()),
        either(b.healthCheckNodePort(), a.healthCheckNodePort()),
        a.publishNotReadyAddresses() || b.publishNotReadyAddresses());
  }

  /** A manifest lacks the node ports that the API server allots. */
  private static ServiceState richer(ServiceState a, ServiceState b) {
    boolean allotted = b.ports().stream().anyMatch(port -> port.nodePort() > 0);
    return b.ports().isEmpty() || (!allotted && !a.ports().isEmpty()) ? a : b;
  }

  private static <T> T either(T first, T second) {
    return first != null ? first : second;
  }
}
