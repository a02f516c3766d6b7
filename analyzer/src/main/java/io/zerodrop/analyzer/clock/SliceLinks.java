package io.zerodrop.analyzer.clock;

import io.zerodrop.ingest.event.AuditEvent;
import io.zerodrop.ingest.event.ClusterEvent;
import io.zerodrop.ingest.event.ProxyLine;
import io.zerodrop.ingest.event.SliceObserved;
import io.zerodrop.ingest.event.SliceState;
import io.zerodrop.ingest.event.SliceState.Endpoint;
import io.zerodrop.ingest.event.Stamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What must be in order between the writes of EndpointSlices and those who watch them. */
final class SliceLinks {

  /** A kube-proxy that is idle takes a change up at once, else after the running sync. */
  private static final long TAKEN_UP = Stamp.SECOND;

  private final SourceClocks clocks;
  private final Links links;

  /** One version of a slice, and the first record of each source that shows it. */
  private static final class Version {
    SliceState slice;
    boolean deleted;
    AuditEvent written;
    SliceObserved observed;
  }

  SliceLinks(SourceClocks clocks, Links links) {
    this.clocks = clocks;
    this.links = links;
  }

  void add(List<ClusterEvent> records) {
    TreeMap<String, TreeMap<Long, Version>> services = versions(records);
    services.values().forEach(versions -> versions.values().forEach(this::watched));
    Map<String, List<ProxyLine>> proxies = new TreeMap<>();
    for (ClusterEvent record : records) {
      if (record instanceof ProxyLine line
          && line.kind() == ProxyLine.Kind.ENDPOINTS_SET
          && line.service() != null
          && line.time() != null) {
        String log = clocks.of(line).place() + "|" + line.process() + "|" + line.port();
        proxies.computeIfAbsent(log + "|" + line.service(), k -> new ArrayList<>()).add(line);
      }
    }
    proxies.forEach(
        (key, lines) -> {
          TreeMap<Long, Version> versions = services.get(lines.get(0).service());
          if (versions != null) {
            programmed(sets(versions), lines);
          }
        });
  }

  private static TreeMap<String, TreeMap<Long, Version>> versions(List<ClusterEvent> records) {
    TreeMap<String, TreeMap<Long, Version>> services = new TreeMap<>();
    for (ClusterEvent record : records) {
      SliceState slice = null;
      if (record instanceof SliceObserved observed) {
        slice = observed.slice();
      } else if (record instanceof AuditEvent event && event.succeeded()) {
        slice = event.slice();
      }
      if (slice == null || slice.service() == null || slice.resourceVersion() == null) {
        continue;
      }
      Version version =
          services
              .computeIfAbsent(slice.namespace() + "/" + slice.service(), s -> new TreeMap<>())
              .computeIfAbsent(slice.resourceVersion(), v -> new Version());
      version.slice = slice;
      if (record instanceof AuditEvent event) {
        version.deleted |= "delete".equals(event.verb());
        version.written =
            version.written == null || event.time().compareTo(version.written.time()) < 0
                ? event
                : version.written;
      } else if (record instanceof SliceObserved observed) {
        version.deleted |= "DELETED".equals(observed.type());
        boolean earlier =
            version.observed == null
                || observed.time() != null
                    && version.observed.time() != null
                    && observed.time().compareTo(version.observed.time()) < 0;
        version.observed = earlier ? observed : version.observed;
      }
    }
    return services;
  }

  private void watched(Version version) {
    AuditEvent written = version.written;
    SliceObserved observed = version.observed;
    if (written != null && observed != null && observed.time() != null && !version.deleted) {
      links.add(
          "a slice is written, then watched",
          clocks.of(written),
          written.time(),
          clocks.of(observed),
          observed.time(),
          PodLinks.DELIVERY);
    }
    if (written != null && written.slice().managed() != null && !version.deleted) {
      Stamp managed = Stamp.ofSecond(written.slice().managed());
      Clock api = SourceClocks.ofApiTimes(written);
      links.add(
          "a slice is dated, then answered", api, managed, clocks.of(written), written.time(), 0);
      if (written.user() != null && written.user().contains("endpointslice-controller")) {
        links.add(
            "a slice is sent, then dated",
            clocks.of(written),
            written.time(),
            api,
            managed,
            Stamp.SECOND);
      }
    }
    if (observed != null && observed.slice().managed() != null && !version.deleted) {
      Stamp managed = Stamp.ofSecond(observed.slice().managed());
      Clock api = SourceClocks.ofApiTimes(observed);
      if (observed.time() != null) {
        links.add(
            "a slice is dated, then watched",
            api,
            managed,
            clocks.of(observed),
            observed.time(),
            PodLinks.DELIVERY);
      }
      if (written != null && written.slice().managed() != null) {
        links.same(
            "copies of one time",
            SourceClocks.ofApiTimes(written),
            written.slice().managed(),
            api,
            observed.slice().managed());
      }
    }
  }

  /** The addresses of a Service after each write, oldest first; equal neighbours are one. */
  private static LinkedHashMap<Version, Set<String>> sets(TreeMap<Long, Version> versions) {
    Map<String, Set<String>> bySlice = new HashMap<>();
    LinkedHashMap<Version, Set<String>> sets = new LinkedHashMap<>();
    Set<String> last = null;
    for (Version version : versions.values()) {
      Set<String> of = new TreeSet<>();
      if (!version.deleted) {
        version.slice.endpoints().stream().map(Endpoint::address).forEach(of::add);
      }
      bySlice.put(version.slice.name(), of);
      Set<String> all = new TreeSet<>();
      bySlice.values().forEach(all::addAll);
      if (!all.equals(last)) {
        sets.put(version, all);
        last = all;
      }
    }
    return sets;
  }

  /** A set of addresses that is new to a kube-proxy's log was written before. */
  private void programmed(Map<Version, Set<String>> written, List<ProxyLine> lines) {
    lines.sort(java.util.Comparator.comparing(ProxyLine::time).thenComparing(ProxyLine::position));
    Map<Set<String>, ProxyLine> first = new LinkedHashMap<>();
    Set<String> initial = null;
    for (ProxyLine line : lines) {
      Set<String> shown = hosts(line.endpoints());
      initial = initial == null ? shown : initial;
      first.putIfAbsent(shown, line);
    }
    Map<Set<String>, Integer> times = new HashMap<>();
    written.values().forEach(set -> times.merge(set, 1, Integer::sum));
    for (Map.Entry<Version, Set<String>> write : written.entrySet()) {
      ProxyLine line = first.get(write.getValue());
      boolean told = line != null && !write.getValue().equals(initial);
      if (told && times.get(write.getValue()) == 1) {
        programmed(write.getKey(), line);
      }
    }
  }

  private void programmed(Version version, ProxyLine line) {
    String what = "a slice is written, then kube-proxy takes it up";
    Clock proxy = clocks.of(line);
    if (version.written != null) {
      links.add(
          what, clocks.of(version.written), version.written.time(), proxy, line.time(), TAKEN_UP);
    }
    SliceObserved observed = version.observed;
    if (observed != null && observed.slice().managed() != null) {
      links.add(
          what,
          SourceClocks.ofApiTimes(observed),
          Stamp.ofSecond(observed.slice().managed()),
          proxy,
          line.time(),
          TAKEN_UP);
    }
    if (observed != null && observed.time() != null && version.written == null) {
      // Both watch the same writes: the recorder's own delay is at most a normal delivery.
      links.add(
          what,
          clocks.of(observed),
          observed.time().plus(-TAKEN_UP),
          proxy,
          line.time(),
          2 * TAKEN_UP);
    }
  }

  private static Set<String> hosts(List<String> endpoints) {
    Set<String> hosts = new TreeSet<>();
    for (String endpoint : endpoints) {
      int colon = endpoint.lastIndexOf(':');
      String host = colon < 0 ? endpoint : endpoint.substring(0, colon);
      hosts.add(host.startsWith("[") ? host.substring(1, host.length() - 1) : host);
    }
    return hosts;
  }
}
