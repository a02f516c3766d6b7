package io.zerodrop.analyzer.termination;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Requests by Service and second, of all routers. */
public final class RequestRate {

  private final Map<String, NavigableMap<Long, Long>> services = new TreeMap<>();

  /**
   * @param service {@code namespace/name}
   * @param second of the Unix epoch
   */
  public void add(String service, long second, long requests) {
    services.computeIfAbsent(service, s -> new TreeMap<>()).merge(second, requests, Long::sum);
  }

  /**
   * By the end of which second so many requests had come, counted from a second on; null if fewer
   * ever came.
   */
  Long reached(String service, long from, long requests) {
    long count = 0;
    NavigableMap<Long, Long> seconds = services.getOrDefault(service, new TreeMap<>());
    for (Map.Entry<Long, Long> second : seconds.tailMap(from, true).entrySet()) {
      count += second.getValue();
      if (count >= requests) {
        return second.getKey();
      }
    }
    return null;
  }
}
