package io.zerodrop.analyzer.route;

import io.zerodrop.ingest.event.RequestLogged;
import io.zerodrop.ingest.event.RequestLogged.Attempt;
import io.zerodrop.ingest.event.Stamp;
import io.zerodrop.ingest.traffic.RequestCount;
import io.zerodrop.ingest.traffic.RequestSieve;
import io.zerodrop.ingest.traffic.ServedRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Counts requests by Service and second, and keeps those that the analysis needs one by one. Labels
 * are {@code namespace/name}, "" where no input tells the Service.
 */
public final class RequestTriage implements RequestSieve {

  private final Suspicion suspicion;
  private final RouteKeys keys;
  private final Map<String, String> addressServices;
  private final Map<String, Long> clocks;
  private final long ahead;
  private final Upstreams upstreams = new Upstreams();
  private final Map<String, SecondCounts> counts = new HashMap<>();
  private final List<RequestCount> full = new ArrayList<>();

  private RequestTriage(
      Suspicion suspicion,
      Collection<String> services,
      Map<String, String> addressServices,
      Map<String, Long> clocks,
      String router) {
    this.clocks = clocks;
    this.ahead = clocks.getOrDefault(router, 0L);
    this.suspicion = suspicion;
    this.keys = new RouteKeys(new ServiceNames(services));
    this.addressServices = addressServices;
  }

  /**
   * @param services {@code namespace/name} of all known Services
   * @param addressServices the Service of each address that belongs to exactly one
   * @param clocks microseconds that they are ahead, by router, where one is not right
   */
  public record Maker(
      Suspicion suspicion,
      Collection<String> services,
      Map<String, String> addressServices,
      Map<String, Long> clocks)
      implements RequestSieve.Maker {

    private static final long serialVersionUID = 1L;

    @Override
    public RequestSieve make(String router) {
      return new RequestTriage(suspicion, services, addressServices, clocks, router);
    }
  }

  @Override
  public boolean counts(ServedRequest request) {
    Upstreams.Known known = upstreams.of(request);
    if (known == null
        || known.served() == null
        || request.startLatest - request.startEarliest > SecondCounts.WIDEST_START
        || Suspicion.touches(
            known.served(), request.attemptEarliest - ahead, request.endLatest - ahead)) {
      return false;
    }
    long began = middle(request.startEarliest, request.startLatest);
    known
        .counts()
        .add(
            Math.floorDiv(began - ahead, Stamp.SECOND),
            false,
            1,
            middle(request.endEarliest, request.endLatest) - began,
            request.statusClass);
    return true;
  }

  private static long middle(long earliest, long latest) {
    return earliest + (latest - earliest) / 2;
  }

  @Override
  public void learn(ServedRequest offered, RequestLogged request) {
    if (upstreams.of(offered) == null && request.attempts().size() == 1) {
      upstreams.learn(
          offered,
          suspicion.servedAt(request.attempts().get(0).address()),
          countsOf(serviceOf(request)));
    }
  }

  @Override
  public boolean keeps(RequestLogged request) {
    long off = clocks.getOrDefault(request.router(), 0L);
    countsOf(serviceOf(request)).add(request, off);
    return suspicion.concerns(request, off);
  }

  private SecondCounts countsOf(String service) {
    return counts.computeIfAbsent(service, label -> new SecondCounts(label, full::add));
  }

  private String serviceOf(RequestLogged request) {
    String named = keys.serviceOf(request);
    if (named != null) {
      return named;
    }
    for (Attempt attempt : request.attempts()) {
      String service = attempt.address() == null ? null : addressServices.get(attempt.address());
      if (service != null) {
        return service;
      }
    }
    return "";
  }

  @Override
  public void drain(Consumer<RequestCount> to) {
    full.forEach(to);
    full.clear();
    counts.values().forEach(of -> of.drain(to));
  }
}
