package io.zerodrop.analyzer.flink;

/**
 * Requests to one Service that started in one second.
 *
 * @param service {@code namespace/name}
 * @param second of the Unix epoch
 * @param longestServedMicros the longest of them that was answered well, -1 without one
 * @param attempts tries of the proxy, retries included
 */
public record TrafficCount(
    String service,
    long second,
    long requests,
    long failed,
    long attempts,
    long longestServedMicros) {

  public TrafficCount plus(TrafficCount other) {
    return new TrafficCount(
        service,
        second,
        requests + other.requests,
        failed + other.failed,
        attempts + other.attempts,
        Math.max(longestServedMicros, other.longestServedMicros));
  }
}
