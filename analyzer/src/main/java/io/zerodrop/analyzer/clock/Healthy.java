package io.zerodrop.analyzer.clock;

import io.zerodrop.analyzer.route.RouteHistory;
import io.zerodrop.analyzer.route.RouteKind;
import io.zerodrop.analyzer.timeline.ContainerExit;
import io.zerodrop.analyzer.timeline.EndpointTrack;
import io.zerodrop.analyzer.timeline.PodTimeline;
import io.zerodrop.analyzer.timeline.PodTimeline.ProxyApplied;
import io.zerodrop.analyzer.timeline.PodTimeline.Readiness;
import io.zerodrop.ingest.event.ContainerSpec;
import io.zerodrop.ingest.event.Stamp;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * When nothing that the cluster's logs tell would make an attempt on a route fail: a failure then
 * is unexplained, or its clock is off.
 */
final class Healthy {

  /** What became ready without a probe may for so long still not accept. */
  private static final long WARM_UP = 10 * Stamp.SECOND;

  /** What a probe found ready accepts, give or take. */
  private static final long PROBED = Stamp.SECOND / 2;

  /** Routers follow the slices within this, give or take. */
  private static final long FOLLOWED = 10 * Stamp.SECOND;

  private static final long EVER = Long.MAX_VALUE / 4;

  private Healthy() {}

  /** In order and disjoint, by the cluster's clock. */
  static List<Stamp> of(RouteHistory route) {
    if (route.kind() == RouteKind.BACKEND) {
      return withPeers(route);
    }
    List<Stamp> doubtful = new ArrayList<>();
    long from = EVER;
    for (PodTimeline pod : behind(route)) {
      Stamp ready = firstReady(pod);
      if (ready != null) {
        from = Math.min(from, ready.latest() + warmUp(pod));
      }
      doubtful(route, pod, doubtful);
    }
    return from == EVER ? List.of() : without(from, doubtful);
  }

  /** The pods that the route may lead to: with policy Local, those of its node. */
  static List<PodTimeline> behind(RouteHistory route) {
    boolean local =
        route.kind() == RouteKind.NODE_PORT
            && route.services().stream()
                .anyMatch(service -> "Local".equals(service.externalTrafficPolicy()));
    return local
        ? route.pods().stream().filter(pod -> route.node().equals(pod.node())).toList()
        : route.pods();
  }

  private static Stamp firstReady(PodTimeline pod) {
    for (Readiness readiness : pod.ready()) {
      if (readiness.ready()) {
        return readiness.at();
      }
    }
    for (EndpointTrack track : pod.endpoints()) {
      for (EndpointTrack.Change change : track.changes()) {
        if (change.ready()) {
          return change.at();
        }
      }
    }
    return null;
  }

  private static void doubtful(RouteHistory route, PodTimeline pod, List<Stamp> doubtful) {
    Stamp ready = firstReady(pod);
    boolean own = route.kind() == RouteKind.POD;
    if (ready != null && (own || !probed(pod))) {
      // A router that picks pods itself may have one listed before it is ready.
      long born = own && pod.created() != null ? pod.created().earliest() : ready.earliest();
      doubtful.add(Stamp.between(born, ready.latest() + warmUp(pod)));
    }
    Stamp stopped = pod.sigterm() != null ? pod.sigterm() : pod.deletion();
    if (stopped != null) {
      doubtful.add(new Stamp(stopped.earliest(), Math.max(stopped.earliest(), end(route, pod))));
    }
    for (ContainerExit exit : pod.exits()) {
      if (!own && pod.deleted() && !exit.restarted()) {
        continue;
      }
      long again = exit.restarted() ? readyAfter(pod, exit) + warmUp(pod) : EVER;
      doubtful.add(Stamp.between(exit.at().earliest(), again));
    }
  }

  /** Until when the route may lead to a pod that ended. */
  private static long end(RouteHistory route, PodTimeline pod) {
    if (route.kind() == RouteKind.POD || pod.proxies().isEmpty()) {
      return EVER;
    }
    long last = Long.MIN_VALUE;
    for (ProxyApplied applied : pod.proxies()) {
      boolean decides = route.node() == null || route.node().equals(applied.node());
      if (decides && applied.at() == null) {
        return EVER;
      }
      last = decides ? Math.max(last, applied.at().latest()) : last;
    }
    // With policy Local the node has nowhere to send to for as long as no pod is there.
    return route.node() != null || last == Long.MIN_VALUE ? EVER : last;
  }

  private static boolean probed(PodTimeline pod) {
    return pod.containers().stream().anyMatch(ContainerSpec::readinessProbe);
  }

  private static long warmUp(PodTimeline pod) {
    return probed(pod) ? PROBED : WARM_UP;
  }

  /** When it was ready again after a container had ended. */
  private static long readyAfter(PodTimeline pod, ContainerExit exit) {
    boolean unready = false;
    for (Readiness readiness : pod.ready()) {
      boolean after = readiness.at().latest() >= exit.at().earliest();
      unready |= after && !readiness.ready();
      if (after && unready && readiness.ready()) {
        return readiness.at().latest();
      }
    }
    long started = pod.started() == null ? EVER : pod.started().latest();
    return started >= exit.at().earliest() ? Math.max(started, exit.at().latest()) : EVER;
  }

  private static List<Stamp> without(long from, List<Stamp> doubtful) {
    List<Stamp> healthy = new ArrayList<>();
    long start = from;
    for (Stamp doubt : doubtful.stream().sorted(Comparator.naturalOrder()).toList()) {
      if (doubt.earliest() > start) {
        healthy.add(new Stamp(start, doubt.earliest() - 1));
      }
      start = Math.max(start, doubt.latest() + 1);
    }
    if (start < EVER) {
      healthy.add(new Stamp(start, EVER));
    }
    return healthy;
  }

  /** When some endpoint had been ready for long enough that every router knew. */
  private static List<Stamp> withPeers(RouteHistory route) {
    List<Stamp> ready = new ArrayList<>();
    String service = route.key().substring(route.key().indexOf(':') + 1);
    for (PodTimeline pod : route.pods()) {
      for (EndpointTrack track : pod.endpoints()) {
        if (track.service().equals(service)) {
          addReady(track, ready);
        }
      }
    }
    List<Stamp> healthy = new ArrayList<>();
    for (Stamp span : ready.stream().sorted().toList()) {
      Stamp last = healthy.isEmpty() ? null : healthy.get(healthy.size() - 1);
      if (last != null && span.earliest() <= last.latest()) {
        healthy.set(
            healthy.size() - 1, new Stamp(last.earliest(), Math.max(last.latest(), span.latest())));
      } else {
        healthy.add(span);
      }
    }
    return healthy.stream()
        .filter(span -> span.width() > FOLLOWED)
        .map(span -> new Stamp(span.earliest() + FOLLOWED, span.latest()))
        .toList();
  }

  private static void addReady(EndpointTrack track, List<Stamp> ready) {
    Stamp since = null;
    for (EndpointTrack.Change change : track.changes()) {
      if (change.present() && change.ready()) {
        since = since == null ? change.at() : since;
      } else if (since != null) {
        if (change.at().earliest() > since.latest()) {
          ready.add(new Stamp(since.latest(), change.at().earliest()));
        }
        since = null;
      }
    }
    if (since != null) {
      ready.add(new Stamp(since.latest(), EVER));
    }
  }
}
