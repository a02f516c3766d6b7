package io.zerodrop.analyzer.flink;

import io.zerodrop.analyzer.finding.loss.ServiceTraffic;
import io.zerodrop.ingest.traffic.MinuteOfRequests;
import io.zerodrop.ingest.traffic.RequestCount;
import io.zerodrop.ingest.traffic.RequestsBySecond;
import io.zerodrop.ingest.traffic.StatusCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.LongStream;

/**
 * What was counted of one Service's requests, added up.
 *
 * @param minutes in their order
 */
record ServiceCounts(
    ServiceResult.OfTraffic traffic, List<ServiceResult.OfMinute> minutes, ServiceTraffic asked) {

  private static final double MICROS = 1e6;

  /**
   * @param service {@code namespace/name}
   * @param counts by minute since the Unix epoch
   */
  static ServiceCounts of(String service, SortedMap<Long, MinuteOfRequests> counts) {
    LongStream.Builder seconds = LongStream.builder();
    LongStream.Builder requests = LongStream.builder();
    List<ServiceResult.OfMinute> minutes = new ArrayList<>();
    long attempts = 0;
    long longest = -1;
    for (SortedMap.Entry<Long, MinuteOfRequests> entry : counts.entrySet()) {
      long minute = entry.getKey();
      ServiceResult.OfMinute sum =
          new ServiceResult.OfMinute(service, minute, 0, 0, StatusCounts.ZERO);
      for (RequestCount count : entry.getValue().seconds(service, minute)) {
        seconds.add(count.second());
        requests.add(count.requests());
        attempts += count.attempts();
        longest = Math.max(longest, count.longestServedMicros());
        sum = sum.plus(count);
      }
      minutes.add(sum);
    }
    RequestsBySecond bySecond =
        new RequestsBySecond(seconds.build().toArray(), requests.build().toArray());
    return new ServiceCounts(
        new ServiceResult.OfTraffic(
            service,
            minutes.stream().mapToLong(ServiceResult.OfMinute::requests).sum(),
            attempts,
            bySecond),
        minutes,
        new ServiceTraffic(bySecond, longest < 0 ? -1 : longest / MICROS));
  }
}
