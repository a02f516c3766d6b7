package io.zerodrop.analyzer.result;

/**
 * What retries of failed attempts cost and saved.
 *
 * @param failedWithout requests whose first attempt is one of the failures: without retries all of
 *     them would have failed at the client
 * @param addedMedianMs by how much hidden failures delayed their requests, the median of these
 *     requests in milliseconds; null where none was hidden
 * @param addedMostMs the longest of these delays
 */
public record Retries(int failedWithout, Double addedMedianMs, Double addedMostMs) {

  public static final Retries NONE = new Retries(0, null, null);
}
