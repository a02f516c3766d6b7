package io.zerodrop.analyzer.termination;

import io.zerodrop.analyzer.timeline.ClusterPicture;
import io.zerodrop.analyzer.timeline.EndpointTrack;
import io.zerodrop.analyzer.timeline.PodTimeline;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * How many endpoints of one Service routers could choose from.
 *
 * @param from microseconds since when there were so many; empty where no slice tells
 */
public record ReadyEndpoints(Map<Long, Integer> from) {

  public static final ReadyEndpoints UNKNOWN = new ReadyEndpoints(Map.of());

  public ReadyEndpoints {
    from = new TreeMap<>(from);
  }

  /** By {@code namespace/name}. */
  public static Map<String, ReadyEndpoints> of(ClusterPicture picture) {
    Map<String, NavigableMap<Long, Integer>> steps = new TreeMap<>();
    for (PodTimeline pod : picture.pods()) {
      for (EndpointTrack track : pod.endpoints()) {
        add(steps.computeIfAbsent(track.service(), service -> new TreeMap<>()), track);
      }
    }
    Map<String, ReadyEndpoints> endpoints = new TreeMap<>();
    steps.forEach((service, of) -> endpoints.put(service, new ReadyEndpoints(summed(of))));
    return endpoints;
  }

  private static void add(Map<Long, Integer> steps, EndpointTrack track) {
    boolean before = false;
    for (EndpointTrack.Change change : track.changes()) {
      boolean now = change.usable();
      if (now != before) {
        steps.merge(change.at().earliest(), now ? 1 : -1, Integer::sum);
      }
      before = now;
    }
  }

  private static Map<Long, Integer> summed(NavigableMap<Long, Integer> steps) {
    Map<Long, Integer> sums = new TreeMap<>();
    int sum = 0;
    for (Map.Entry<Long, Integer> step : steps.entrySet()) {
      sum += step.getValue();
      sums.put(step.getKey(), sum);
    }
    return sums;
  }

  /** Null where no slice tells. */
  Integer at(long micros) {
    if (from.isEmpty()) {
      return null;
    }
    Map.Entry<Long, Integer> last = new TreeMap<>(from).floorEntry(micros);
    return last == null ? Integer.valueOf(0) : last.getValue();
  }
}
