package io.zerodrop.ingest.traffic;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many requests started in each second.
 *
 * @param seconds of the Unix epoch, ascending; those without requests may be left out
 * @param requests of each of them
 */
public record RequestsBySecond(long[] seconds, long[] requests) {

  public static final RequestsBySecond NONE = new RequestsBySecond(new long[0], new long[0]);

  /**
   * @param requests by second of the Unix epoch
   */
  public static RequestsBySecond of(Map<Long, Long> requests) {
    TreeMap<Long, Long> ordered = new TreeMap<>(requests);
    return new RequestsBySecond(
        ordered.keySet().stream().mapToLong(Long::longValue).toArray(),
        ordered.values().stream().mapToLong(Long::longValue).toArray());
  }

  public boolean isEmpty() {
    return seconds.length == 0;
  }

  /** The first second that is told of; there must be one. */
  public long first() {
    return seconds[0];
  }

  /** The last second that is told of; there must be one. */
  public long last() {
    return seconds[seconds.length - 1];
  }

  /** Both seconds included. */
  public long total(long from, long to) {
    long total = 0;
    for (int i = indexOf(from); i < seconds.length && seconds[i] <= to; i++) {
      total += requests[i];
    }
    return total;
  }

  /**
   * By the end of which second so many requests had come, counted from a second on; null if fewer
   * ever came.
   */
  public Long reached(long from, long wanted) {
    long count = 0;
    for (int i = indexOf(from); i < seconds.length; i++) {
      count += requests[i];
      if (count >= wanted) {
        return seconds[i];
      }
    }
    return null;
  }

  public RequestsBySecond plus(RequestsBySecond other) {
    if (isEmpty() || other.isEmpty()) {
      return isEmpty() ? other : this;
    }
    Map<Long, Long> sum = new TreeMap<>();
    for (RequestsBySecond part : new RequestsBySecond[] {this, other}) {
      for (int i = 0; i < part.seconds.length; i++) {
        sum.merge(part.seconds[i], part.requests[i], Long::sum);
      }
    }
    return of(sum);
  }

  private int indexOf(long second) {
    int at = Arrays.binarySearch(seconds, second);
    return at < 0 ? -at - 1 : at;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RequestsBySecond that
        && Arrays.equals(seconds, that.seconds)
        && Arrays.equals(requests, that.requests);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(seconds) + Arrays.hashCode(requests);
  }
}
