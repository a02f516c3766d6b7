package io.zerodrop.analyzer.route;

import io.zerodrop.analyzer.timeline.ClusterPicture;
import io.zerodrop.analyzer.timeline.EndpointTrack;
import io.zerodrop.analyzer.timeline.PodTimeline;
import io.zerodrop.ingest.event.RequestLogged;
import io.zerodrop.ingest.event.Stamp;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Addresses that pods of more than one Service had, one after the other: a request that a stale
 * router sends there may be answered by a stranger.
 */
final class ReusedAddresses implements Serializable {

  private static final long serialVersionUID = 1L;

  /**
   * @param from when the pod had the address, in microseconds
   */
  private record Holder(long from, HashSet<String> services) implements Serializable {}

  private final HashMap<String, ArrayList<Holder>> holders;
  private final ServiceNames names;

  private ReusedAddresses(HashMap<String, ArrayList<Holder>> holders, ServiceNames names) {
    this.holders = holders;
    this.names = names;
  }

  static ReusedAddresses of(ClusterPicture picture) {
    HashMap<String, ArrayList<Holder>> holders = new HashMap<>();
    for (PodTimeline pod : picture.pods()) {
      HashSet<String> services = new HashSet<>();
      for (EndpointTrack track : pod.endpoints()) {
        services.add(track.service());
      }
      Stamp from = pod.started() != null ? pod.started() : pod.created();
      for (String address : pod.addresses()) {
        holders
            .computeIfAbsent(RouteKeys.address(address), a -> new ArrayList<>())
            .add(new Holder(from == null ? Long.MIN_VALUE : from.earliest(), services));
      }
    }
    holders.values().removeIf(ReusedAddresses::ofOneService);
    return new ReusedAddresses(holders, new ServiceNames(Routes.services(picture)));
  }

  private static boolean ofOneService(List<Holder> holders) {
    Set<String> first = holders.get(0).services();
    return holders.stream().allMatch(holder -> holder.services().equals(first));
  }

  boolean holds(String address) {
    return holders.containsKey(RouteKeys.address(address));
  }

  /** Whether none of the pods that may have had the address belonged to the request's Service. */
  boolean wentAstray(RequestLogged request, String address, Stamp start) {
    Map<String, ArrayList<Holder>> all = holders;
    List<Holder> of = all.get(RouteKeys.address(address));
    String asked = of == null ? null : new RouteKeys(names).serviceOf(request);
    if (asked == null) {
      return false;
    }
    Holder last = null;
    for (Holder holder : of) {
      boolean there = holder.from() <= start.latest();
      last = there && (last == null || holder.from() > last.from()) ? holder : last;
    }
    return last != null && !last.services().isEmpty() && !last.services().contains(asked);
  }
}
