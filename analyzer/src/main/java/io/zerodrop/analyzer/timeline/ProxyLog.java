package io.zerodrop.analyzer.timeline;

import io.zerodrop.analyzer.result.Evidence;
import io.zerodrop.analyzer.timeline.EndpointTracks.AddressSet;
import io.zerodrop.analyzer.timeline.PodTimeline.ProxyApplied;
import io.zerodrop.ingest.event.ProxyLine;
import io.zerodrop.ingest.event.Stamp;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One node's kube-proxy: its sync windows, and when it had applied a change. A sync takes up what
 * was delivered before its start; at verbosity 3 it names the Service ports that it takes up. A
 * sync that failed applies nothing, though it prints "complete" (pkg/proxy/iptables/proxier.go).
 */
public final class ProxyLog {

  /**
   * @param taken the addresses of each Service port that the sync took up, by {@code service|port},
   *     as far as the log names them
   */
  private record Sync(
      Stamp start,
      Stamp complete,
      boolean failed,
      Map<String, Set<String>> taken,
      ProxyLine evidence) {

    boolean names(String service) {
      return taken.keySet().stream().anyMatch(key -> key.startsWith(service + "|"));
    }

    Set<String> addressesOf(String service) {
      Set<String> addresses = new TreeSet<>();
      taken.forEach(
          (key, of) -> {
            if (key.startsWith(service + "|")) {
              addresses.addAll(of);
            }
          });
      return addresses;
    }
  }

  /** An idle proxy syncs at once, a busy one after minSyncPeriod (1 s) and its own sync. */
  private static final long STALL = 3 * Stamp.SECOND;

  /** From a write to its arrival at a watcher, generously. */
  private static final long DELIVERY = Stamp.SECOND / 2;

  private final String node;
  private final List<Sync> syncs = new ArrayList<>();
  private final boolean namesServices;
  private final long from;
  private final long until;

  ProxyLog(String node, List<ProxyLine> lines) {
    this.node = node;
    List<ProxyLine> ordered = new ArrayList<>(oneFamily(lines));
    ordered.sort(
        Comparator.comparing(ProxyLine::time)
            .thenComparing(ProxyLine::kind)
            .thenComparing(ContentOrder.INSTANCE));
    boolean names = false;
    ProxyLine start = null;
    ProxyLine reloading = null;
    boolean failed = false;
    Map<String, Set<String>> announced = new TreeMap<>();
    Map<String, Set<String>> taken = new TreeMap<>();
    for (ProxyLine line : ordered) {
      switch (line.kind()) {
        case ENDPOINTS_SET:
          names = true;
          if (line.service() != null) {
            announced.put(line.service() + "|" + line.port(), hosts(line.endpoints()));
          }
          break;
        case SYNC_STARTED:
          start = line;
          reloading = null;
          failed = false;
          taken = announced;
          announced = new TreeMap<>();
          break;
        case RULES_RELOADING:
          reloading = line;
          break;
        case SYNC_FAILED:
          failed = true;
          break;
        case SYNC_COMPLETE:
          Stamp began = startOf(line, start, reloading);
          syncs.add(new Sync(began, line.time(), failed, taken, line));
          start = null;
          reloading = null;
          failed = false;
          taken = new TreeMap<>();
          break;
        default:
          break;
      }
    }
    this.namesServices = names;
    this.from = ordered.isEmpty() ? 0 : ordered.get(0).time().earliest();
    this.until = ordered.isEmpty() ? 0 : ordered.get(ordered.size() - 1).time().latest();
  }

  /** A dual-stack proxy interleaves two families; the first that it serves is followed. */
  private static List<ProxyLine> oneFamily(List<ProxyLine> lines) {
    boolean four = lines.stream().anyMatch(line -> "IPv4".equals(line.family()));
    return four ? lines.stream().filter(line -> !"IPv6".equals(line.family())).toList() : lines;
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

  private static Stamp startOf(ProxyLine complete, ProxyLine start, ProxyLine reloading) {
    if (start != null) {
      return start.time();
    }
    if (complete.elapsed() >= 0) {
      return complete.time().plus(-complete.elapsed());
    }
    return reloading != null ? reloading.time() : complete.time();
  }

  String node() {
    return node;
  }

  /**
   * When this node had applied a change of the Service's endpoints that was written inside {@code
   * change}; null where the log does not cover the change at all.
   *
   * @param written the addresses of the Service after each write, in order
   */
  ProxyApplied applied(String service, Stamp change, List<AddressSet> written) {
    if (until < change.earliest() || from > change.latest() + 60 * Stamp.SECOND) {
      return null;
    }
    boolean named = namesServices && mentions(service);
    Sync possible = null;
    for (Sync sync : syncs) {
      boolean afterwards = sync.start().latest() >= change.earliest();
      if (sync.failed() || !afterwards || (named && !sync.names(service))) {
        continue;
      }
      possible = possible == null ? sync : possible;
      boolean certain =
          (sync.start().earliest() >= change.latest() || named) && !lagging(sync, service, written);
      if (certain) {
        Sync last = named ? sync : lastOfBacklog(sync, change);
        Stamp at = new Stamp(possible.start().earliest(), last.complete().latest());
        return new ProxyApplied(
            node,
            at.notBefore(change.earliest()),
            until,
            Evidence.of(
                "kube-proxy",
                sync.evidence().position(),
                "first sync on " + node + " after the endpoint changed"));
      }
    }
    if (possible != null) {
      return new ProxyApplied(
          node,
          new Stamp(possible.start().earliest(), Math.max(until, possible.complete().latest())),
          until,
          Evidence.of(
              "kube-proxy", possible.evidence().position(), "a sync on " + node + " at that time"));
    }
    return new ProxyApplied(node, null, until, null);
  }

  /**
   * A proxy that was held up works through its backlog in several syncs, one right after the other;
   * where they do not name what they take up, any of them may have taken the change.
   */
  private Sync lastOfBacklog(Sync first, Stamp change) {
    if (first.start().earliest() - change.latest() <= STALL) {
      return first;
    }
    Sync last = first;
    for (Sync sync : syncs.subList(syncs.indexOf(first), syncs.size())) {
      if (sync.start().earliest() - last.complete().latest() > STALL) {
        break;
      }
      last = sync;
    }
    return last;
  }

  /**
   * Whether the sync took up an older set of addresses than the last one written well before it: a
   * proxy that was held up works through its backlog in several syncs.
   */
  private static boolean lagging(Sync sync, String service, List<AddressSet> written) {
    Set<String> taken = sync.addressesOf(service);
    if (taken.isEmpty()) {
      return false;
    }
    AddressSet last = null;
    for (AddressSet set : written) {
      if (set.at().latest() + DELIVERY < sync.start().earliest()) {
        last = set;
      } else if (set.addresses().equals(taken)) {
        return false;
      }
    }
    return last != null && !last.addresses().equals(taken);
  }

  private boolean mentions(String service) {
    for (Sync sync : syncs) {
      if (sync.names(service)) {
        return true;
      }
    }
    return false;
  }
}
