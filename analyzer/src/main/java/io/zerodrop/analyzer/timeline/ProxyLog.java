package io.zerodrop.analyzer.timeline;

import io.zerodrop.analyzer.result.Evidence;
import io.zerodrop.analyzer.timeline.PodTimeline.ProxyApplied;
import io.zerodrop.ingest.event.ProxyLine;
import io.zerodrop.ingest.event.Stamp;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * One node's kube-proxy: its sync windows, and when it had applied a change. A sync takes up what
 * was delivered before its start; at verbosity 3 it names the Service ports that it takes up. A
 * sync that failed applies nothing, though it prints "complete" (pkg/proxy/iptables/proxier.go).
 */
public final class ProxyLog {

  private record Sync(
      Stamp start, Stamp complete, boolean failed, Set<String> services, ProxyLine evidence) {}

  private final String node;
  private final List<Sync> syncs = new ArrayList<>();
  private final boolean namesServices;
  private final long from;
  private final long until;

  ProxyLog(String node, List<ProxyLine> lines) {
    this.node = node;
    List<ProxyLine> ordered = new ArrayList<>(lines);
    ordered.sort(
        Comparator.comparing(ProxyLine::time)
            .thenComparing(ProxyLine::kind)
            .thenComparing(ProxyLine::position));
    boolean names = false;
    ProxyLine start = null;
    ProxyLine reloading = null;
    boolean failed = false;
    Set<String> services = new TreeSet<>();
    Set<String> taken = new TreeSet<>();
    for (ProxyLine line : ordered) {
      switch (line.kind()) {
        case ENDPOINTS_SET:
          names = true;
          if (line.service() != null) {
            services.add(line.service());
          }
          break;
        case SYNC_STARTED:
          start = line;
          reloading = null;
          failed = false;
          taken = services;
          services = new TreeSet<>();
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
          taken = new TreeSet<>();
          break;
        default:
          break;
      }
    }
    this.namesServices = names;
    this.from = ordered.isEmpty() ? 0 : ordered.get(0).time().earliest();
    this.until = ordered.isEmpty() ? 0 : ordered.get(ordered.size() - 1).time().latest();
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
   */
  ProxyApplied applied(String service, Stamp change) {
    if (until < change.earliest() || from > change.latest() + 60 * Stamp.SECOND) {
      return null;
    }
    boolean named = namesServices && mentions(service);
    Sync possible = null;
    for (Sync sync : syncs) {
      boolean afterwards = sync.start().latest() >= change.earliest();
      if (sync.failed() || !afterwards || (named && !sync.services().contains(service))) {
        continue;
      }
      possible = possible == null ? sync : possible;
      boolean certain = sync.start().earliest() >= change.latest() || named;
      if (certain) {
        Stamp at = new Stamp(possible.start().earliest(), sync.complete().latest());
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

  private boolean mentions(String service) {
    for (Sync sync : syncs) {
      if (sync.services().contains(service)) {
        return true;
      }
    }
    return false;
  }
}
