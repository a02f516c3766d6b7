package io.zerodrop.analyzer.route;

import io.zerodrop.analyzer.timeline.ClusterPicture;
import io.zerodrop.analyzer.timeline.ClusterPicture.NodeAddresses;
import io.zerodrop.analyzer.timeline.Coverage;
import io.zerodrop.analyzer.timeline.EndpointTrack;
import io.zerodrop.analyzer.timeline.PodTimeline;
import io.zerodrop.ingest.event.ServiceState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Every route key that a picture of a cluster gives a meaning to. */
public final class Routes {

  private final ClusterPicture picture;
  private final Map<String, List<PodTimeline>> podsByService = new TreeMap<>();
  private final Map<String, ServiceState> services = new TreeMap<>();
  private final Map<String, RouteHistory> histories = new LinkedHashMap<>();

  private Routes(ClusterPicture picture) {
    this.picture = picture;
  }

  public static Collection<RouteHistory> of(ClusterPicture picture) {
    Routes routes = new Routes(picture);
    routes.collect();
    return routes.histories.values();
  }

  private void collect() {
    for (ServiceState service : picture.services()) {
      services.put(service.namespace() + "/" + service.name(), service);
    }
    for (PodTimeline pod : picture.pods()) {
      for (EndpointTrack track : pod.endpoints()) {
        podsByService.computeIfAbsent(track.service(), s -> new ArrayList<>()).add(pod);
        services.computeIfAbsent(track.service(), Routes::unknownService);
      }
    }
    podAddresses();
    clusterIps();
    serviceAddresses();
    nodePorts();
    backends();
  }

  private static ServiceState unknownService(String key) {
    int slash = key.indexOf('/');
    return new ServiceState(
        key.substring(0, slash),
        key.substring(slash + 1),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        false);
  }

  private void podAddresses() {
    Map<String, Set<PodTimeline>> byAddress = new TreeMap<>();
    for (PodTimeline pod : picture.pods()) {
      for (String address : pod.addresses()) {
        byAddress.computeIfAbsent(RouteKeys.address(address), a -> new LinkedHashSet<>()).add(pod);
      }
    }
    byAddress.forEach(
        (address, pods) -> {
          Set<ServiceState> of = new LinkedHashSet<>();
          for (PodTimeline pod : pods) {
            pod.endpoints().forEach(track -> of.add(services.get(track.service())));
          }
          put(address, RouteKind.POD, new ArrayList<>(pods), new ArrayList<>(of), null);
        });
  }

  private void clusterIps() {
    for (ServiceState service : picture.services()) {
      for (String ip : service.clusterIps()) {
        if (!"None".equals(ip) && !ip.isEmpty()) {
          put(RouteKeys.address(ip), RouteKind.CLUSTER_IP, podsOf(service), List.of(service), null);
        }
      }
    }
  }

  /** For Services whose ClusterIP no input tells: found by the name that the router gives. */
  private void serviceAddresses() {
    services.forEach(
        (name, service) ->
            put(
                RouteKeys.serviceAddress(name),
                RouteKind.CLUSTER_IP,
                podsOf(service),
                List.of(service),
                null));
  }

  private List<PodTimeline> podsOf(ServiceState service) {
    return podsByService.getOrDefault(service.namespace() + "/" + service.name(), List.of());
  }

  private void nodePorts() {
    List<ServiceState> exposed = new ArrayList<>();
    for (ServiceState service : services.values()) {
      boolean typed = "NodePort".equals(service.type()) || "LoadBalancer".equals(service.type());
      boolean unknown = service.type() == null;
      if (typed || unknown || service.ports().stream().anyMatch(port -> port.nodePort() > 0)) {
        exposed.add(service);
      }
    }
    if (exposed.isEmpty()) {
      return;
    }
    List<PodTimeline> pods = new ArrayList<>();
    exposed.forEach(service -> pods.addAll(podsOf(service)));
    for (NodeAddresses node : picture.nodes()) {
      Set<String> keys = new LinkedHashSet<>();
      keys.add(RouteKeys.address(node.node()));
      node.addresses().forEach(address -> keys.add(RouteKeys.address(address)));
      for (String key : keys) {
        put(key, RouteKind.NODE_PORT, pods, exposed, node.node());
      }
    }
  }

  private void backends() {
    services.forEach(
        (name, service) ->
            put(
                RouteKeys.service(name),
                RouteKind.BACKEND,
                podsOf(service),
                List.of(service),
                null));
  }

  /** {@code namespace/name} of all Services that any source speaks of. */
  public static Set<String> services(ClusterPicture picture) {
    Routes routes = new Routes(picture);
    routes.collect();
    return new TreeSet<>(routes.services.keySet());
  }

  /** The Service of each address behind which only one can stand. */
  public static Map<String, String> serviceOfAddress(Collection<RouteHistory> routes) {
    Map<String, String> found = new HashMap<>();
    for (RouteHistory route : routes) {
      if (route.services().size() == 1) {
        ServiceState service = route.services().get(0);
        found.put(route.key(), service.namespace() + "/" + service.name());
      }
    }
    return found;
  }

  /** The route of no address. */
  public static RouteHistory none() {
    return new RouteHistory("", RouteKind.UNKNOWN, List.of(), List.of(), null, Coverage.NONE);
  }

  private void put(
      String key, RouteKind kind, List<PodTimeline> pods, List<ServiceState> of, String node) {
    histories.putIfAbsent(key, new RouteHistory(key, kind, pods, of, node, picture.coverage()));
  }
}
