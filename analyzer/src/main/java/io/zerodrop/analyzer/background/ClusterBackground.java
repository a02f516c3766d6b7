package io.zerodrop.analyzer.background;

import io.zerodrop.analyzer.result.Termination;
import io.zerodrop.analyzer.route.RouteHistory;
import io.zerodrop.analyzer.route.Routes;
import io.zerodrop.analyzer.route.ServiceNames;
import io.zerodrop.analyzer.route.Suspicion;
import io.zerodrop.analyzer.termination.ReadyEndpoints;
import io.zerodrop.analyzer.timeline.ClusterPicture;
import io.zerodrop.analyzer.timeline.Coverage;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the cluster's own logs tell, to be looked up by whoever judges requests. Nothing of it
 * changes, so any number of threads may share one.
 */
public final class ClusterBackground {

  private final Map<String, RouteHistory> routes = new LinkedHashMap<>();
  private final Map<String, ServiceBackground> backgrounds = new HashMap<>();
  private final Map<String, String> serviceOfAddress;
  private final List<String> services;
  private final ServiceNames names;
  private final Suspicion suspicion;
  private final List<Termination> terminations;
  private final Map<String, ReadyEndpoints> endpoints;
  private final Coverage coverage;

  public ClusterBackground(ClusterPicture picture) {
    services = List.copyOf(Routes.services(picture));
    names = new ServiceNames(services);
    suspicion = Suspicion.of(picture);
    endpoints = ReadyEndpoints.of(picture);
    coverage = picture.coverage();
    terminations = ServiceBackgrounds.terminations(picture);
    Routes.of(picture).forEach(route -> routes.put(route.key(), route));
    serviceOfAddress = Routes.serviceOfAddress(routes.values());
    ServiceBackgrounds.of(picture, services)
        .forEach(background -> backgrounds.put(background.service(), background));
  }

  /**
   * @param key see {@link io.zerodrop.analyzer.route.RouteKeys}
   * @return null for a route that nothing is known of
   */
  public RouteHistory route(String key) {
    return routes.get(key);
  }

  public Collection<RouteHistory> routes() {
    return routes.values();
  }

  /** The Service of each address behind which only one can stand. */
  public Map<String, String> serviceOfAddress() {
    return serviceOfAddress;
  }

  /**
   * @param service {@code namespace/name}
   * @return null for one that nothing is known of
   */
  public ServiceBackground service(String service) {
    return backgrounds.get(service);
  }

  /** {@code namespace/name} of all known Services. */
  public List<String> services() {
    return services;
  }

  public ServiceNames names() {
    return names;
  }

  public Suspicion suspicion() {
    return suspicion;
  }

  /** Of all pods. */
  public List<Termination> terminations() {
    return terminations;
  }

  /** By Service. */
  public Map<String, ReadyEndpoints> endpoints() {
    return endpoints;
  }

  public Coverage coverage() {
    return coverage;
  }
}
