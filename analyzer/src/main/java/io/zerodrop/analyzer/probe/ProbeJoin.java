package io.zerodrop.analyzer.probe;

import io.zerodrop.ingest.event.RequestLogged;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Makes one of what a client saw of a request and what proxies logged of it, so that it counts
 * once. What the client got is what counts: a failure that it never saw is masked, and one that no
 * proxy logged is a failure all the same. Where lines carry no id, or no line carries a probe's id
 * because the proxy gives ids of its own, they are joined by path, time and status; then several
 * may fit, and which of equal ones is taken changes no count.
 */
public final class ProbeJoin {

  private static final Comparator<RequestLogged> BY_TIME =
      Comparator.comparing(RequestLogged::start)
          .thenComparing(RequestLogged::end)
          .thenComparing(request -> String.valueOf(request.requestId()))
          .thenComparing(RequestLogged::router)
          .thenComparing(RequestLogged::position);

  private ProbeJoin() {}

  /**
   * @param probes of one key
   * @param logged the lines of the same key, in any order
   * @return every logged request once, and every probe's request that none of them is about
   */
  public static List<RequestLogged> of(
      Collection<RequestLogged> probes, Collection<RequestLogged> logged) {
    Set<String> ids = probes.stream().map(RequestLogged::requestId).collect(Collectors.toSet());
    boolean idsAreKept = logged.stream().anyMatch(line -> ids.contains(line.requestId()));
    Map<String, List<RequestLogged>> byId = new TreeMap<>();
    NamelessLines nameless = new NamelessLines();
    List<RequestLogged> joined = new ArrayList<>();
    for (RequestLogged each : sorted(logged)) {
      if (each.requestId() != null && ids.contains(each.requestId())) {
        byId.computeIfAbsent(each.requestId(), id -> new ArrayList<>()).add(each);
      } else if (each.requestId() != null && idsAreKept) {
        joined.add(each); // another client's
      } else {
        nameless.add(each);
      }
    }
    Set<String> known = new HashSet<>();
    for (RequestLogged probe : sorted(probes)) {
      if (!known.add(probe.requestId())) {
        continue; // the same file twice
      }
      List<RequestLogged> lines = byId.get(probe.requestId());
      if (lines != null) {
        joined.addAll(ClientTruth.of(probe, lines));
      } else {
        RequestLogged line = nameless.takeFitting(probe);
        joined.add(line == null ? probe : line);
      }
    }
    joined.addAll(nameless.left());
    return joined;
  }

  private static List<RequestLogged> sorted(Collection<RequestLogged> requests) {
    return requests.stream().sorted(BY_TIME).toList();
  }
}
