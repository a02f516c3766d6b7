package io.zerodrop.ingest.event;

import java.util.List;

/**
 * One line of a kube-proxy log that bears on when it applied a change.
 *
 * @param node null where neither content nor file name tells it
 * @param process the process id of the klog header, 0 without one
 * @param family {@code IPv4} or {@code IPv6}, null where the line does not say
 * @param service {@code namespace/name} for lines about one Service, null otherwise
 * @param port the Service port's name for lines about one Service port, null otherwise
 * @param endpoints {@code address:port} each: all addresses for {@link Kind#ENDPOINTS_SET}, the
 *     cluster address for {@link Kind#SERVICE_PORT}
 * @param count {@code endpointCount}, {@code numEndpoints}; -1 without one
 * @param elapsed in microseconds: how long a {@link Kind#SYNC_COMPLETE} took, or for "Network
 *     programming" ({@link Kind#OTHER}) the time since the change that triggered it; -1 without one
 */
public record ProxyLine(
    Position position,
    Stamp time,
    String node,
    int process,
    Kind kind,
    String family,
    String service,
    String port,
    List<String> endpoints,
    int count,
    long elapsed)
    implements ClusterEvent {

  public ProxyLine {
    node = SharedText.of(node);
    family = SharedText.of(family);
    service = SharedText.of(service);
    port = SharedText.of(port);
    endpoints = endpoints == null ? List.of() : SharedText.of(endpoints);
  }

  /**
   * What the line says, told by its message and never by its source position, which changes every
   * release.
   */
  public enum Kind {
    STARTED,
    SLICE_DELIVERED,
    ENDPOINTS_SET,
    SYNC_STARTED,
    RULES_RELOADING,
    SYNC_COMPLETE,
    SYNC_FAILED,
    HEALTH_CHECK,
    /** A Service port and its cluster address became known. */
    SERVICE_PORT,
    OTHER
  }
}
