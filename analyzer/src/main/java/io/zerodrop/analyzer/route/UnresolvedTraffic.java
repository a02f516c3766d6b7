package io.zerodrop.analyzer.route;

import io.zerodrop.ingest.event.RequestLogged;
import io.zerodrop.ingest.event.RequestLogged.Attempt;
import io.zerodrop.ingest.traffic.RequestCount;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Counts requests by second and by what they tell of the Service that they were for. Which Service
 * that is may be known only later, when more of the cluster has been seen: {@link #serviceOf} says
 * it for a label at any time.
 */
public final class UnresolvedTraffic {

  private static final char NEXT = '\0';

  private final Map<String, SecondCounts> counts = new HashMap<>();
  private final List<RequestCount> full = new ArrayList<>();

  public void count(RequestLogged request) {
    counts
        .computeIfAbsent(label(request), label -> new SecondCounts(label, full::add))
        .add(request, 0);
  }

  /** Hands over all that was counted since the last call. */
  public void drain(Consumer<RequestCount> to) {
    full.forEach(to);
    full.clear();
    counts.values().forEach(of -> of.drain(to));
    counts.clear();
  }

  private static String label(RequestLogged request) {
    boolean named = request.namespace() != null && request.service() != null;
    StringBuilder label = new StringBuilder().append(request.router()).append(NEXT);
    if (named) {
      label.append(request.namespace()).append('/').append(request.service());
    }
    label.append(NEXT);
    if (!named && request.upstreamName() != null) {
      label.append(request.upstreamName());
    }
    for (Attempt attempt : request.attempts()) {
      if (!named && attempt.address() != null) {
        label.append(NEXT).append(attempt.address());
      }
    }
    return label.toString();
  }

  /** The proxy instance that logged the requests of a label. */
  public static String routerOf(String label) {
    return label.substring(0, label.indexOf(NEXT));
  }

  /**
   * The Service that requests of a label were for, {@code namespace/name}; "" where nothing known
   * so far tells it.
   *
   * @param services all known Services
   * @param ofAddress see {@link Routes#serviceOfAddress}
   */
  public static String serviceOf(
      String label, ServiceNames services, Map<String, String> ofAddress) {
    List<String> parts = Arrays.asList(label.split(String.valueOf(NEXT), -1));
    if (!parts.get(1).isEmpty()) {
      return parts.get(1);
    }
    String named = parts.get(2).isEmpty() ? null : services.of(parts.get(2));
    if (named != null) {
      return named;
    }
    for (String address : parts.subList(3, parts.size())) {
      String service = ofAddress.get(address);
      if (service != null) {
        return service;
      }
    }
    return "";
  }
}
