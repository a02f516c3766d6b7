package io.zerodrop.analyzer.background;

import io.zerodrop.analyzer.result.Termination;
import io.zerodrop.analyzer.route.RouteHistory;
import io.zerodrop.analyzer.route.Routes;
import io.zerodrop.analyzer.route.ServiceNames;
import io.zerodrop.analyzer.timeline.ClusterPicture;
import io.zerodrop.analyzer.timeline.Coverage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the cluster's own logs tell, to be looked up by whoever judges requests. Nothing of it
 * changes, so any number of threads may share one.
 */
public final class ClusterBackground {

  private final Map<String, RouteHistory> routes = new HashMap<>();
  private final Map<String, ServiceBackground> backgrounds = new HashMap<>();
  private final List<String> services;
  private final List<Termination> terminations;
  private final Coverage coverage;

  public ClusterBackground(ClusterPicture picture) {
    services = new ArrayList<>(Routes.services(picture));
    coverage = picture.coverage();
    terminations = ServiceBackgrounds.terminations(picture);
    Routes.of(picture).forEach(route -> routes.put(route.key(), route));
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

  /**
   * @param service {@code namespace/name}
   * @return null for one that nothing is known of
   */
  public ServiceBackground service(String service) {
    return backgrounds.get(service);
  }

  /** {@code namespace/name} of all known Services. */
  public Collection<String> services() {
    return services;
  }

  public ServiceNames names() {
    return new ServiceNames(services);
  }

  /** Of all pods. */
  public List<Termination> terminations() {
    return terminations;
  }

  public Coverage coverage() {
    return coverage;
  }
}
