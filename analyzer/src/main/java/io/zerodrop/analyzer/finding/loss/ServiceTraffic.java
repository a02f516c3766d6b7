package io.zerodrop.analyzer.finding.loss;

import io.zerodrop.ingest.event.Stamp;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How much was asked of a Service.
 *
 * @param requestsBySecond requests that started in a second of the Unix epoch; seconds without any
 *     may be left out
 * @param longestServedSeconds the longest request that was answered well, negative if not known
 */
public record ServiceTraffic(Map<Long, Long> requestsBySecond, double longestServedSeconds) {

  public static final ServiceTraffic NONE = new ServiceTraffic(Map.of(), -1);

  /** On each side of a window, so that the rate of a short one does not rest on one request. */
  private static final long RATE_MARGIN_SECONDS = 10;

  public ServiceTraffic {
    requestsBySecond = Collections.unmodifiableSortedMap(new TreeMap<>(requestsBySecond));
  }

  /** Requests that started in the seconds which the window touches, both ends in microseconds. */
  public long total(long from, long to) {
    return count(second(from), second(to));
  }

  /** The mean rate around a window, 0 without traffic. */
  public double requestsPerSecond(long from, long to) {
    if (requestsBySecond.isEmpty()) {
      return 0;
    }
    SortedMap<Long, Long> seconds = (SortedMap<Long, Long>) requestsBySecond;
    long first = Math.max(second(from) - RATE_MARGIN_SECONDS, seconds.firstKey());
    long last = Math.min(second(to) + RATE_MARGIN_SECONDS, seconds.lastKey());
    return last < first ? 0 : (double) count(first, last) / (last - first + 1);
  }

  private long count(long first, long last) {
    SortedMap<Long, Long> seconds = (SortedMap<Long, Long>) requestsBySecond;
    return seconds.subMap(first, last + 1).values().stream().mapToLong(Long::longValue).sum();
  }

  private static long second(long micros) {
    return Math.floorDiv(micros, Stamp.SECOND);
  }
}
