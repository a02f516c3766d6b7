package io.zerodrop.ingest.event;

import java.util.List;

/**
 * An EndpointSlice (discovery.k8s.io/v1) as one record shows it.
 *
 * @param service the label {@code kubernetes.io/service-name}, null without one
 * @param resourceVersion null if the record does not carry it
 * @param managed {@code metadata.managedFields} time of the endpoint slice controller's last write,
 *     floored to the second, in microseconds; null if not kept
 * @param created {@code metadata.creationTimestamp} in microseconds, null if not shown
 */
public record SliceState(
    String namespace,
    String name,
    String uid,
    String service,
    Long resourceVersion,
    Long managed,
    Long created,
    String addressType,
    List<Endpoint> endpoints,
    List<Port> ports) {

  public SliceState {
    namespace = SharedText.of(namespace);
    name = SharedText.of(name);
    uid = SharedText.of(uid);
    service = SharedText.of(service);
    addressType = SharedText.of(addressType);
    endpoints = endpoints == null ? List.of() : List.copyOf(endpoints);
    ports = ports == null ? List.of() : List.copyOf(ports);
  }

  /**
   * One endpoint. Absent conditions read as the API says: ready and serving true, terminating false
   * (k8s.io/api/discovery/v1 types.go).
   *
   * @param pod the name in {@code targetRef}, null without one
   */
  public record Endpoint(
      String address,
      boolean ready,
      boolean serving,
      boolean terminating,
      String node,
      String zone,
      String pod,
      String podUid) {

    public Endpoint {
      address = SharedText.of(address);
      node = SharedText.of(node);
      zone = SharedText.of(zone);
      pod = SharedText.of(pod);
      podUid = SharedText.of(podUid);
    }
  }

  /**
   * @param name "" where unnamed
   */
  public record Port(String name, int port) {

    public Port {
      name = SharedText.of(name);
    }
  }
}
