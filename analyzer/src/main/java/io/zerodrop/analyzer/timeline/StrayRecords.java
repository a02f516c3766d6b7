package io.zerodrop.analyzer.timeline;

import io.zerodrop.ingest.event.AuditEvent;
import io.zerodrop.ingest.event.ClusterEvent;
import io.zerodrop.ingest.event.KubeletLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Records about pods that do not carry a pod's name where it is looked for: the kubelet's lines
 * that give only the uid, and deletions of whole collections, which name the pods in their
 * response.
 */
final class StrayRecords {

  private final Map<String, List<KubeletLine>> byUid = new HashMap<>();
  private final List<AuditEvent> collections = new ArrayList<>();

  StrayRecords(List<ClusterEvent> others) {
    for (ClusterEvent record : others) {
      if (record instanceof KubeletLine line && line.pod() == null && line.podUid() != null) {
        byUid.computeIfAbsent(line.podUid(), uid -> new ArrayList<>()).add(line);
      }
      if (record instanceof AuditEvent event && !event.deletedPods().isEmpty()) {
        collections.add(event);
      }
    }
  }

  void addTo(PodSightings pod) {
    if (pod.uid != null) {
      byUid.getOrDefault(pod.uid, List.of()).forEach(pod::add);
    }
    for (AuditEvent event : collections) {
      boolean named =
          event.deletedPods().stream()
              .anyMatch(
                  deleted ->
                      pod.name.equals(deleted.name())
                          && pod.namespace.equals(deleted.namespace())
                          && (pod.uid == null || pod.uid.equals(deleted.uid())));
      if (named) {
        pod.add(event);
      }
    }
  }
}
