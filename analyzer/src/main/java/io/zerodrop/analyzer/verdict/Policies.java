package io.zerodrop.analyzer.verdict;

import io.zerodrop.analyzer.route.RouteHistory;
import io.zerodrop.ingest.event.ServiceState;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The traffic policies of the Services behind a route. */
final class Policies {

  private Policies() {}

  /**
   * The Services that the route stands for; of several the one that is meant.
   *
   * @param service {@code namespace/name}, null if not known
   */
  static List<ServiceState> services(RouteHistory route, String service) {
    List<ServiceState> meant = new ArrayList<>();
    for (ServiceState state : route.services()) {
      if ((state.namespace() + "/" + state.name()).equals(service)) {
        meant.add(state);
      }
    }
    return meant.isEmpty() ? route.services() : meant;
  }

  static boolean isLocal(
      RouteHistory route, String service, Function<ServiceState, String> policy) {
    return services(route, service).stream().anyMatch(of -> "Local".equals(policy.apply(of)));
  }

  /** Whether no record shows the Service itself, only its slices. */
  static boolean unknown(RouteHistory route, String service) {
    List<ServiceState> services = services(route, service);
    return services.isEmpty() || services.stream().anyMatch(of -> of.type() == null);
  }
}
