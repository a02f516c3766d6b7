package io.zerodrop.analyzer.clock;

import io.zerodrop.ingest.event.AuditEvent;
import io.zerodrop.ingest.event.ClusterEvent;
import io.zerodrop.ingest.event.ProxyLine;
import io.zerodrop.ingest.event.SliceObserved;
import io.zerodrop.ingest.event.Stamp;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The deliveries of EndpointSlices that a kube-proxy logs at verbosity 4, without a name, against
 * the writes that another log dates.
 */
final class DeliveryLinks {

  /** A watcher that waits for nothing has a write within this (domain: a few tens of ms). */
  private static final long QUICK = 200 * Stamp.MILLISECOND;

  private static final Set<String> WRITES = Set.of("create", "update", "patch", "delete");

  private static final String WHAT = "slices are written, then delivered to kube-proxy";

  private final SourceClocks clocks;
  private final Links links;

  DeliveryLinks(SourceClocks clocks, Links links) {
    this.clocks = clocks;
    this.links = links;
  }

  void add(List<ClusterEvent> records) {
    Map<Clock, Map<String, ClusterEvent>> writes = new TreeMap<>();
    Map<Clock, List<ClusterEvent>> deliveries = new TreeMap<>();
    for (ClusterEvent record : records) {
      if (record.time() == null) {
        continue;
      }
      if (record instanceof ProxyLine line && line.kind() == ProxyLine.Kind.SLICE_DELIVERED) {
        deliveries.computeIfAbsent(clocks.of(line), c -> new ArrayList<>()).add(line);
      }
      String version = version(record);
      if (version != null) {
        writes
            .computeIfAbsent(clocks.of(record), c -> new TreeMap<>())
            .merge(version, record, (a, b) -> a.time().compareTo(b.time()) <= 0 ? a : b);
      }
    }
    writes.forEach(
        (writer, of) ->
            deliveries.forEach(
                (proxy, lines) -> link(writer, inOrder(of.values()), proxy, inOrder(lines))));
  }

  /** What tells one write of a slice from others; null for any other record. */
  private static String version(ClusterEvent record) {
    if (record instanceof SliceObserved observed) {
      return observed.slice().name() + "/" + observed.slice().resourceVersion();
    }
    if (record instanceof AuditEvent event
        && event.succeeded()
        && "endpointslices".equals(event.resource())
        && WRITES.contains(event.verb())) {
      return event.slice() == null || event.slice().resourceVersion() == null
          ? "request " + event.auditId()
          : event.slice().name() + "/" + event.slice().resourceVersion();
    }
    return null;
  }

  private static List<ClusterEvent> inOrder(Iterable<ClusterEvent> records) {
    List<ClusterEvent> ordered = new ArrayList<>();
    records.forEach(ordered::add);
    ordered.sort(Comparator.comparing(ClusterEvent::time).thenComparing(ClusterEvent::position));
    return ordered;
  }

  private void link(
      Clock writer, List<ClusterEvent> writes, Clock proxy, List<ClusterEvent> deliveries) {
    boolean watched = writer.source().equals("endpointslice");
    for (Rhythm.Match match : Rhythm.matches(times(writes), times(deliveries))) {
      Stamp write = writes.get(match.write()).time();
      links.add(
          WHAT,
          writer,
          watched ? write.plus(-QUICK) : write,
          proxy,
          deliveries.get(match.delivery()).time(),
          watched ? 5 * QUICK : QUICK);
    }
  }

  private static long[] times(List<ClusterEvent> records) {
    return records.stream().mapToLong(record -> record.time().latest()).toArray();
  }
}
