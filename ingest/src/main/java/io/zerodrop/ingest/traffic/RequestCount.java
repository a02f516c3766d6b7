package io.zerodrop.ingest.traffic;

import io.zerodrop.ingest.event.SharedText;

/**
 * Requests of one kind that started in one second.
 *
 * @param label what kind, in the words of the sieve that counted them
 * @param second of the Unix epoch
 * @param attempts tries of the proxy, retries included
 * @param longestServedMicros the longest of them that was answered well, -1 without one
 * @param byStatus the requests by the class of their status
 */
public record RequestCount(
    String label,
    long second,
    long requests,
    long failed,
    long attempts,
    long longestServedMicros,
    StatusCounts byStatus) {

  public RequestCount {
    label = SharedText.of(label);
  }

  /** Of the same label and second. */
  public RequestCount plus(RequestCount other) {
    return new RequestCount(
        label,
        second,
        requests + other.requests,
        failed + other.failed,
        attempts + other.attempts,
        Math.max(longestServedMicros, other.longestServedMicros),
        byStatus.plus(other.byStatus));
  }
}
