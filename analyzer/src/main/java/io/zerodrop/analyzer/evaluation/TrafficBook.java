package io.zerodrop.analyzer.evaluation;

import io.zerodrop.analyzer.finding.loss.ServiceTraffic;
import io.zerodrop.analyzer.route.ServiceNames;
import io.zerodrop.analyzer.route.UnresolvedTraffic;
import io.zerodrop.ingest.traffic.RequestCount;
import io.zerodrop.ingest.traffic.RequestsBySecond;
import io.zerodrop.ingest.traffic.StatusCounts;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * How much was asked, by what the requests told of their Service ({@link UnresolvedTraffic}) and by
 * second. Seconds long past are only summed up.
 */
public final class TrafficBook {

  /** Stands for all forgotten seconds of a label. */
  private static final long PAST = Long.MIN_VALUE;

  private final Map<String, TreeMap<Long, RequestCount>> counts = new TreeMap<>();
  private long requests;
  private long attempts;

  public void add(RequestCount count) {
    counts
        .computeIfAbsent(count.label(), label -> new TreeMap<>())
        .merge(count.second(), count, RequestCount::plus);
    requests += count.requests();
    attempts += count.attempts();
  }

  public long requests() {
    return requests;
  }

  public long attempts() {
    return attempts;
  }

  /** All that is in it, to make another of. */
  public Collection<RequestCount> content() {
    return counts.values().stream().flatMap(of -> of.values().stream()).toList();
  }

  /** Sums up what came before a second of the Unix epoch. */
  void forget(long before) {
    for (Map.Entry<String, TreeMap<Long, RequestCount>> entry : counts.entrySet()) {
      TreeMap<Long, RequestCount> seconds = entry.getValue();
      Map<Long, RequestCount> old = seconds.headMap(before);
      if (old.size() < 2) {
        continue;
      }
      RequestCount sum = new RequestCount(entry.getKey(), PAST, 0, 0, 0, -1, StatusCounts.ZERO);
      for (RequestCount count : old.values()) {
        sum = sum.plus(count);
      }
      old.clear();
      seconds.put(PAST, sum);
    }
  }

  /**
   * By Service, "" for what is of none that is known.
   *
   * @param ofAddress see {@link io.zerodrop.analyzer.route.Routes#serviceOfAddress}
   * @param ahead microseconds that routers' clocks are ahead, where they are
   */
  Map<String, ServiceTraffic> byService(
      ServiceNames services, Map<String, String> ofAddress, Map<String, Long> ahead) {
    Map<String, Map<Long, Long>> requestsOf = new TreeMap<>();
    Map<String, Long> longest = new HashMap<>();
    counts.forEach(
        (label, seconds) -> {
          String service = UnresolvedTraffic.serviceOf(label, services, ofAddress);
          long off = ahead.getOrDefault(UnresolvedTraffic.routerOf(label), 0L);
          Map<Long, Long> of = requestsOf.computeIfAbsent(service, any -> new TreeMap<>());
          for (RequestCount count : seconds.values()) {
            if (count.second() != PAST) {
              of.merge(count.second() - Math.round(off / 1e6), count.requests(), Long::sum);
            }
            longest.merge(service, count.longestServedMicros(), Math::max);
          }
        });
    Map<String, ServiceTraffic> traffic = new TreeMap<>();
    requestsOf.forEach(
        (service, of) -> {
          long micros = longest.get(service);
          traffic.put(
              service, new ServiceTraffic(RequestsBySecond.of(of), micros < 0 ? -1 : micros / 1e6));
        });
    return traffic;
  }
}
