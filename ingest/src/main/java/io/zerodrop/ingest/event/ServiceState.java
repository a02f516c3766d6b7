package io.zerodrop.ingest.event;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A Service as one record shows it; fields not shown are null or empty. */
public record ServiceState(
    String namespace,
    String name,
    String type,
    List<String> clusterIps,
    List<Port> ports,
    Map<String, String> selector,
    String externalTrafficPolicy,
    String internalTrafficPolicy,
    Integer healthCheckNodePort,
    boolean publishNotReadyAddresses) {

  public ServiceState {
    clusterIps = clusterIps == null ? List.of() : List.copyOf(clusterIps);
    ports = ports == null ? List.of() : List.copyOf(ports);
    selector = Collections.unmodifiableMap(selector == null ? Map.of() : new TreeMap<>(selector));
  }

  /**
   * @param nodePort 0 without one
   */
  public record Port(String name, int port, String targetPort, int nodePort) {}
}
