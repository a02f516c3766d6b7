package io.zerodrop.dashboards.document;

import io.zerodrop.ingest.traffic.StatusCounts;

/**
 * Requests to one Service that started in one minute.
 *
 * @param namespace null, as the Service, where no input tells whose requests they were
 * @param at the minute's start, in microseconds
 * @param failed those that failed at the client
 * @param byStatus the requests by the class of their status
 */
public record TrafficMinute(
    String namespace, String service, long at, long requests, long failed, StatusCounts byStatus) {

  private static final long MICROS = 60_000_000;

  /**
   * @param service {@code namespace/name}, or empty
   * @param minute since the Unix epoch
   */
  public static TrafficMinute of(
      String service, long minute, long requests, long failed, StatusCounts byStatus) {
    int slash = service.indexOf('/');
    return new TrafficMinute(
        slash < 0 ? null : service.substring(0, slash),
        slash < 0 ? null : service.substring(slash + 1),
        minute * MICROS,
        requests,
        failed,
        byStatus);
  }
}
