package io.zerodrop.analyzer.verdict;

import io.zerodrop.analyzer.route.RouteHistory;
import io.zerodrop.analyzer.route.RouteKind;
import io.zerodrop.analyzer.timeline.EndpointTrack;
import io.zerodrop.analyzer.timeline.PodTimeline;
import io.zerodrop.ingest.event.ServiceState;
import io.zerodrop.ingest.event.Stamp;
import java.util.ArrayList;
import java.util.List;

/**
 * The pods that may have been behind an address at a time. Pod addresses are used again, so there
 * are two to know of one address: the pod that had it, and the pod because of which the router
 * still had it in its view.
 *
 * @param pods one for a pod's address; those of the Service that lived at the time otherwise
 * @param stranger whether the pod that had the address belonged to another Service
 */
record Suspects(List<PodTimeline> pods, boolean stranger) {

  private static final long LINGER = 120 * Stamp.SECOND;

  Suspects {
    pods = List.copyOf(pods);
  }

  /**
   * @param service {@code namespace/name} that the router meant, null if not known
   * @param answered whether a pod answered: then it was the one that had the address
   */
  static Suspects ofPodAddress(RouteHistory route, String service, Stamp start, boolean answered) {
    PodTimeline holder = null;
    PodTimeline meant = null;
    for (PodTimeline pod : route.pods()) {
      if (hadAddress(pod, start.latest()) && (holder == null || bornAfter(pod, holder))) {
        holder = pod;
      }
      boolean possible = belongs(pod, service) && wasListed(pod, service, start.latest());
      if (possible && (meant == null || bornAfter(pod, meant))) {
        meant = pod;
      }
    }
    boolean stranger = holder != null && !belongs(holder, service);
    if (answered || (meant == null && !stranger)) {
      return new Suspects(holder == null ? List.of() : List.of(holder), stranger);
    }
    return new Suspects(meant == null ? List.of() : List.of(meant), stranger && meant == null);
  }

  /** Where a kube-proxy chose the pod: any of the Service. */
  static Suspects ofService(
      RouteHistory route, String service, Stamp start, Stamp end, boolean local) {
    List<PodTimeline> suspects = new ArrayList<>();
    for (PodTimeline pod : route.pods()) {
      boolean here = !local || route.node() == null || route.node().equals(pod.node());
      if (here
          && belongs(pod, service)
          && isBorn(pod, end.latest())
          && !longGone(pod, start.earliest())) {
        suspects.add(pod);
      }
    }
    return new Suspects(suspects, false);
  }

  static Suspects of(RouteHistory route, String service, Stamp start, Stamp end, boolean answered) {
    if (route.kind() == RouteKind.POD) {
      return ofPodAddress(route, service, start, answered);
    }
    boolean local =
        route.kind() == RouteKind.NODE_PORT
            && Policies.isLocal(route, service, ServiceState::externalTrafficPolicy);
    return ofService(route, service, start, end, local);
  }

  private static boolean belongs(PodTimeline pod, String service) {
    if (service == null || pod.endpoints().isEmpty()) {
      return true;
    }
    return pod.endpoints().stream().anyMatch(track -> track.service().equals(service));
  }

  /** Whether a router may have had the pod's endpoint in its view by then. */
  private static boolean wasListed(PodTimeline pod, String service, long time) {
    if (pod.endpoints().isEmpty()) {
      return hadAddress(pod, time);
    }
    for (EndpointTrack track : pod.endpoints()) {
      boolean same = service == null || track.service().equals(service);
      for (EndpointTrack.Change change : track.changes()) {
        if (same && change.usable() && change.at().earliest() <= time) {
          return true;
        }
      }
    }
    return false;
  }

  /** A pod has its address from its sandbox on: not before its creation. */
  private static boolean hadAddress(PodTimeline pod, long time) {
    Stamp from = pod.started() != null ? firstStart(pod) : pod.created();
    return from == null || from.earliest() <= time;
  }

  /** The start that is known may be that of a later run. */
  private static Stamp firstStart(PodTimeline pod) {
    boolean restarted = pod.exits().stream().anyMatch(exit -> exit.restarted());
    return restarted && pod.created() != null ? pod.created() : pod.started();
  }

  private static boolean isBorn(PodTimeline pod, long time) {
    Stamp born = born(pod);
    return born == null || born.earliest() <= time;
  }

  private static boolean longGone(PodTimeline pod, long time) {
    return pod.gone() != null && pod.gone().latest() + LINGER < time;
  }

  private static Stamp born(PodTimeline pod) {
    return pod.created() != null ? pod.created() : pod.started();
  }

  private static boolean bornAfter(PodTimeline a, PodTimeline b) {
    Stamp bornA = born(a);
    Stamp bornB = born(b);
    if (bornA == null || bornB == null) {
      return bornA != null;
    }
    return bornA.compareTo(bornB) > 0;
  }
}
