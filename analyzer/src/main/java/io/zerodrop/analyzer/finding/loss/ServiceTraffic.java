package io.zerodrop.analyzer.finding.loss;

import io.zerodrop.ingest.event.Stamp;
import io.zerodrop.ingest.traffic.RequestsBySecond;

/**
 * How much was asked of a Service.
 *
 * @param longestServedSeconds the longest request that was answered well, negative if not known
 */
public record ServiceTraffic(RequestsBySecond requests, double longestServedSeconds) {

  public static final ServiceTraffic NONE = new ServiceTraffic(RequestsBySecond.NONE, -1);

  /** On each side of a window, so that the rate of a short one does not rest on one request. */
  private static final long RATE_MARGIN_SECONDS = 10;

  /** Requests that started in the seconds which the window touches, both ends in microseconds. */
  public long total(long from, long to) {
    return requests.total(second(from), second(to));
  }

  /** The mean rate around a window, 0 without traffic. */
  public double requestsPerSecond(long from, long to) {
    if (requests.isEmpty()) {
      return 0;
    }
    long first = Math.max(second(from) - RATE_MARGIN_SECONDS, requests.first());
    long last = Math.min(second(to) + RATE_MARGIN_SECONDS, requests.last());
    return last < first ? 0 : (double) requests.total(first, last) / (last - first + 1);
  }

  private static long second(long micros) {
    return Math.floorDiv(micros, Stamp.SECOND);
  }
}
