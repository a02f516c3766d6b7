package io.zerodrop.analyzer.clock;

import io.zerodrop.analyzer.clock.Clock.Reading;
import io.zerodrop.ingest.event.AuditEvent;
import io.zerodrop.ingest.event.ClusterEvent;
import io.zerodrop.ingest.event.KubeletLine;
import io.zerodrop.ingest.event.KubernetesEvent;
import io.zerodrop.ingest.event.PodObserved;
import io.zerodrop.ingest.event.ProxyLine;
import io.zerodrop.ingest.event.SliceObserved;
import io.zerodrop.ingest.event.Stamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which clock dated which record. Audit files whose times do not overlap are pieces of one log; of
 * those that do, each is from an API server of its own.
 */
final class SourceClocks {

  private final Map<String, String> placeOfAuditFile = new TreeMap<>();

  SourceClocks(Iterable<ClusterEvent> events) {
    Map<String, Stamp> ranges = new TreeMap<>();
    for (ClusterEvent event : events) {
      if (event instanceof AuditEvent && event.time() != null) {
        ranges.merge(
            event.position().file(),
            event.time(),
            (a, b) ->
                new Stamp(Math.min(a.earliest(), b.earliest()), Math.max(a.latest(), b.latest())));
      }
    }
    List<Map.Entry<String, Stamp>> files = new ArrayList<>(ranges.entrySet());
    files.sort(
        Map.Entry.<String, Stamp>comparingByValue().thenComparing(Map.Entry.comparingByKey()));
    Map<String, Long> ends = new TreeMap<>();
    for (Map.Entry<String, Stamp> file : files) {
      String log =
          ends.entrySet().stream()
              .filter(end -> end.getValue() <= file.getValue().earliest() + Stamp.SECOND)
              .max(
                  Map.Entry.<String, Long>comparingByValue()
                      .thenComparing(Map.Entry.comparingByKey()))
              .map(Map.Entry::getKey)
              .orElse(file.getKey());
      placeOfAuditFile.put(file.getKey(), log);
      ends.merge(log, file.getValue().latest(), Math::max);
    }
    if (ends.size() == 1) {
      placeOfAuditFile.replaceAll((file, place) -> "");
    }
  }

  /** The clock of {@code event.time()}; null for a record without a time. */
  Clock of(ClusterEvent event) {
    if (event.time() == null) {
      return null;
    }
    if (event instanceof AuditEvent) {
      return Clock.of("audit", placeOfAuditFile.get(event.position().file()));
    }
    if (event instanceof PodObserved) {
      return Clock.of("pod", null);
    }
    if (event instanceof SliceObserved) {
      return Clock.of("endpointslice", null);
    }
    if (event instanceof KubeletLine line) {
      return Clock.of("kubelet", nodeOr(line.node(), event));
    }
    if (event instanceof ProxyLine line) {
      return Clock.of("kube-proxy", nodeOr(line.node(), event));
    }
    if (event instanceof KubernetesEvent of && of.host() != null) {
      boolean audited = placeOfAuditFile.containsKey(event.position().file());
      return audited
          ? new Clock("audit", Reading.NODE_OBJECT, of.host())
          : Clock.of("event", of.host());
    }
    return null;
  }

  private static String nodeOr(String node, ClusterEvent event) {
    return node != null ? node : event.position().file();
  }

  /** The clock of the times that an API server put into the objects of such a record. */
  static Clock ofApiTimes(ClusterEvent event) {
    String source = objectSource(event);
    return source == null ? null : new Clock(source, Reading.API_OBJECT, "");
  }

  /** The clock of the times that the kubelet of a node put into the objects of such a record. */
  static Clock ofNodeTimes(ClusterEvent event, String node) {
    String source = objectSource(event);
    return source == null || node == null ? null : new Clock(source, Reading.NODE_OBJECT, node);
  }

  private static String objectSource(ClusterEvent event) {
    if (event instanceof AuditEvent) {
      return "audit";
    }
    if (event instanceof PodObserved) {
      return "pod";
    }
    return event instanceof SliceObserved ? "endpointslice" : null;
  }
}
