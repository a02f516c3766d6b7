package io.zerodrop.analyzer.timeline;

import io.zerodrop.ingest.event.AuditEvent;
import io.zerodrop.ingest.event.ClusterEvent;
import io.zerodrop.ingest.event.KubeletLine;
import io.zerodrop.ingest.event.KubernetesEvent;
import io.zerodrop.ingest.event.PodObserved;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All records that concern the pods of one name, each once: a log read twice, a list after a watch
 * and an audit event of several stages add nothing.
 */
public record PodDossier(String namespace, String name, List<ClusterEvent> records) {

  public PodDossier {
    records = records == null ? List.of() : List.copyOf(records);
  }

  /** {@code namespace/name} of the pod that a record is about; null if it is about none. */
  public static String keyOf(ClusterEvent record) {
    if (record instanceof PodObserved observed) {
      return observed.pod().namespace() + "/" + observed.pod().name();
    }
    if (record instanceof KubeletLine line) {
      return line.pod() == null ? null : line.namespace() + "/" + line.pod();
    }
    if (record instanceof KubernetesEvent event) {
      return "Pod".equals(event.involvedKind()) ? event.namespace() + "/" + event.name() : null;
    }
    if (record instanceof AuditEvent event && "pods".equals(event.resource())) {
      String name = event.name();
      if (name == null && event.pod() != null) {
        name = event.pod().name();
      }
      return name == null ? null : event.namespace() + "/" + name;
    }
    return null;
  }

  public static PodDossier of(String key, List<ClusterEvent> records) {
    List<ClusterEvent> ordered = ContentOrder.sorted(records);
    Map<Object, ClusterEvent> once = new LinkedHashMap<>();
    for (ClusterEvent record : ordered) {
      once.putIfAbsent(identity(record), record);
    }
    int slash = key.indexOf('/');
    return new PodDossier(
        key.substring(0, slash), key.substring(slash + 1), new ArrayList<>(once.values()));
  }

  private record AuditKey(String auditId, Object time) {}

  private record KubeletKey(Object time, KubeletLine.Kind kind, String id, String container) {}

  private record EventKey(String uid, String reason, Object time, String object) {}

  private record ObservedKey(String uid, Long revision, String type, Object time) {}

  private static Object identity(ClusterEvent record) {
    if (record instanceof AuditEvent event) {
      return new AuditKey(event.auditId(), event.time());
    }
    if (record instanceof KubeletLine line) {
      return new KubeletKey(line.time(), line.kind(), line.containerId(), line.container());
    }
    if (record instanceof KubernetesEvent event) {
      return new EventKey(event.uid(), event.reason(), event.time(), event.name());
    }
    if (record instanceof PodObserved observed) {
      return new ObservedKey(
          observed.pod().uid(), observed.pod().resourceVersion(), observed.type(), observed.time());
    }
    return record.position();
  }
}
