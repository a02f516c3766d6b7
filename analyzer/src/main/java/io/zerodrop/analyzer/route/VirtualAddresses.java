package io.zerodrop.analyzer.route;

import io.zerodrop.analyzer.timeline.EndpointTrack;
import io.zerodrop.analyzer.timeline.PodTimeline;
import java.util.List;

/**
 * Recognises the virtual address of a Service that no input names: a router that logs the Service
 * sent to an address that was never a pod's. Taken for one only where the port is none that the
 * Service's endpoints listen on, for an address may also belong to a pod that no input shows.
 */
public final class VirtualAddresses {

  private VirtualAddresses() {}

  /**
   * @param attempts all under one key that has no route
   * @return the key of the Service's virtual address, or of the Service itself for requests that
   *     were not sent anywhere; null where the attempts do not tell one
   */
  public static String keyOf(List<AttemptSeen> attempts, RouteKeys keys) {
    String service = null;
    for (AttemptSeen seen : attempts) {
      if (keys.afterwards(seen) != null) {
        return keys.afterwards(seen);
      }
    }
    for (AttemptSeen seen : attempts) {
      String named = keys.serviceOf(seen.request());
      if (named == null || (service != null && !service.equals(named))) {
        return null;
      }
      service = named;
    }
    return service == null ? null : RouteKeys.serviceAddress(service);
  }

  /** Whether the attempts' port is none of the endpoints' own. */
  public static boolean plausible(RouteHistory route, List<AttemptSeen> attempts) {
    if (route.kind() != RouteKind.CLUSTER_IP) {
      return true;
    }
    boolean known = false;
    for (PodTimeline pod : route.pods()) {
      for (EndpointTrack track : pod.endpoints()) {
        for (int port : track.ports()) {
          known = true;
          for (AttemptSeen seen : attempts) {
            if (seen.attempt() != null && seen.attempt().port() == port) {
              return false;
            }
          }
        }
      }
    }
    return known;
  }
}
