package io.zerodrop.ingest.traffic;

import java.util.ArrayList;
import java.util.List;

/**
 * The counts of one minute, second by second, in a few bytes each: there are as many as seconds and
 * Services.
 *
 * @param counts of each second: requests, failed ones, attempts, then requests by class of status
 * @param longest of each second: one more than {@link RequestCount#longestServedMicros}
 */
public record MinuteOfRequests(int[] counts, long[] longest) {

  private static final int SECONDS = 60;
  private static final int REQUESTS = 0;
  private static final int FAILED = 1;
  private static final int ATTEMPTS = 2;
  private static final int BY_STATUS = 3;
  private static final int COUNTS = BY_STATUS + StatusCounts.CLASSES;

  public static MinuteOfRequests empty() {
    return new MinuteOfRequests(new int[SECONDS * COUNTS], new long[SECONDS]);
  }

  /** Minutes since the Unix epoch. */
  public static long of(long second) {
    return Math.floorDiv(second, SECONDS);
  }

  /** Adds what was counted in a second of this minute. */
  public void add(RequestCount count) {
    int second = Math.floorMod(count.second(), SECONDS);
    int at = second * COUNTS;
    add(at + REQUESTS, count.requests());
    add(at + FAILED, count.failed());
    add(at + ATTEMPTS, count.attempts());
    count.byStatus().addTo(counts, at + BY_STATUS);
    longest[second] = Math.max(longest[second], count.longestServedMicros() + 1);
  }

  private void add(int at, long more) {
    counts[at] = Math.toIntExact(counts[at] + more);
  }

  /**
   * The seconds in which there were requests, in their order.
   *
   * @param label of the counts
   * @param minute since the Unix epoch
   */
  public List<RequestCount> seconds(String label, long minute) {
    List<RequestCount> seconds = new ArrayList<>();
    for (int second = 0; second < SECONDS; second++) {
      int at = second * COUNTS;
      if (counts[at + REQUESTS] > 0) {
        seconds.add(
            new RequestCount(
                label,
                minute * SECONDS + second,
                counts[at + REQUESTS],
                counts[at + FAILED],
                counts[at + ATTEMPTS],
                longest[second] - 1,
                StatusCounts.of(counts, at + BY_STATUS)));
      }
    }
    return seconds;
  }
}
