package io.zerodrop.analyzer.termination;

import io.zerodrop.ingest.traffic.RequestsBySecond;
import java.util.Map;
import java.util.TreeMap;

/** Requests by Service and second, of all routers. */
public final class RequestRate {

  private final Map<String, RequestsBySecond> services = new TreeMap<>();

  /**
   * @param service {@code namespace/name}
   */
  public void add(String service, RequestsBySecond requests) {
    services.merge(service, requests, RequestsBySecond::plus);
  }

  /**
   * By the end of which second so many requests had come, counted from a second on; null if fewer
   * ever came.
   */
  Long reached(String service, long from, long requests) {
    return services.getOrDefault(service, RequestsBySecond.NONE).reached(from, requests);
  }
}
