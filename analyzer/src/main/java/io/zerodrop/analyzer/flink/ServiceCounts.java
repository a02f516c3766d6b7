package io.zerodrop.analyzer.flink;

import io.zerodrop.analyzer.finding.loss.ServiceTraffic;
import io.zerodrop.ingest.traffic.MinuteOfRequests;
import io.zerodrop.ingest.traffic.RequestCount;
import io.zerodrop.ingest.traffic.RequestsBySecond;
import io.zerodrop.ingest.traffic.StatusCounts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;

/** What was counted of one Service's requests, added up. */
final class ServiceCounts {

  private final String service;
  private final List<ServiceResult.OfMinute> minutes = new ArrayList<>();
  private long[] seconds = new long[64];
  private long[] bySecond = new long[64];
  private int used;
  private long requests;
  private long attempts;
  private long longest = -1;

  private ServiceCounts(String service) {
    this.service = service;
  }

  /**
   * @param service {@code namespace/name}
   * @param counts by minute since the Unix epoch
   */
  static ServiceCounts of(String service, SortedMap<Long, MinuteOfRequests> counts) {
    ServiceCounts all = new ServiceCounts(service);
    counts.forEach(all::add);
    return all;
  }

  private void add(long minute, MinuteOfRequests counts) {
    ServiceResult.OfMinute[] sum = {
      new ServiceResult.OfMinute(service, minute, 0, 0, StatusCounts.ZERO)
    };
    counts.forEach(
        service,
        minute,
        count -> {
          add(count);
          sum[0] = sum[0].plus(count);
        });
    minutes.add(sum[0]);
  }

  private void add(RequestCount count) {
    if (used == seconds.length) {
      seconds = Arrays.copyOf(seconds, 2 * used);
      bySecond = Arrays.copyOf(bySecond, 2 * used);
    }
    seconds[used] = count.second();
    bySecond[used++] = count.requests();
    requests += count.requests();
    attempts += count.attempts();
    longest = Math.max(longest, count.longestServedMicros());
  }

  ServiceResult.OfTraffic traffic() {
    return new ServiceResult.OfTraffic(service, requests, attempts, bySecond());
  }

  private RequestsBySecond bySecond() {
    return new RequestsBySecond(Arrays.copyOf(seconds, used), Arrays.copyOf(bySecond, used));
  }

  List<ServiceResult.OfMinute> minutes() {
    return minutes;
  }

  ServiceTraffic asked() {
    return new ServiceTraffic(bySecond(), longest < 0 ? -1 : longest / 1e6);
  }
}
