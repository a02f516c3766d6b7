package io.zerodrop.analyzer.source;

import io.zerodrop.analyzer.timeline.PodDossier;
import io.zerodrop.ingest.event.AuditEvent;
import io.zerodrop.ingest.event.ClusterEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * At which levels an audit log has one resource.
 *
 * @param resource such as {@code pods} or {@code pods/eviction}
 * @param levels the one that tells least first
 */
public record AuditLevel(String resource, List<String> levels) {

  /** From the one that tells least; {@code audit.k8s.io/v1} orders them so. */
  private static final List<String> ORDER = List.of("Metadata", "Request", "RequestResponse");

  public AuditLevel {
    levels = List.copyOf(levels);
  }

  /** Those of the resources that the analysis uses, by name. */
  static List<AuditLevel> of(List<PodDossier> pods, List<ClusterEvent> others) {
    Map<String, Set<String>> found = new TreeMap<>();
    pods.forEach(pod -> pod.records().forEach(record -> note(found, record)));
    others.forEach(record -> note(found, record));
    List<AuditLevel> all = new ArrayList<>();
    found.forEach(
        (resource, levels) ->
            all.add(
                new AuditLevel(
                    resource,
                    levels.stream().sorted(Comparator.comparing(ORDER::indexOf)).toList())));
    return all;
  }

  private static void note(Map<String, Set<String>> found, ClusterEvent record) {
    if (record instanceof AuditEvent event && event.resource() != null && event.level() != null) {
      String resource =
          event.subresource() == null
              ? event.resource()
              : event.resource() + "/" + event.subresource();
      found.computeIfAbsent(resource, r -> new TreeSet<>()).add(event.level());
    }
  }
}
