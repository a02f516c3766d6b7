package io.zerodrop.analyzer.trigger;

import io.zerodrop.ingest.event.AuditEvent;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;

/**
 * Names one API object.
 *
 * @param resource plural, such as {@code deployments}
 * @param namespace "" for a cluster-scoped object
 * @param name "" for all objects of the namespace
 */
public record ObjectKey(String resource, String namespace, String name)
    implements Comparable<ObjectKey> {

  private static final Comparator<ObjectKey> ORDER =
      Comparator.comparing(ObjectKey::resource)
          .thenComparing(ObjectKey::namespace)
          .thenComparing(ObjectKey::name);

  private static final Map<String, String> KINDS =
      Map.ofEntries(
          Map.entry("pods", "Pod"),
          Map.entry("nodes", "Node"),
          Map.entry("namespaces", "Namespace"),
          Map.entry("deployments", "Deployment"),
          Map.entry("replicasets", "ReplicaSet"),
          Map.entry("replicationcontrollers", "ReplicationController"),
          Map.entry("statefulsets", "StatefulSet"),
          Map.entry("daemonsets", "DaemonSet"),
          Map.entry("jobs", "Job"),
          Map.entry("cronjobs", "CronJob"),
          Map.entry("rollouts", "Rollout"),
          Map.entry("scaledobjects", "ScaledObject"),
          Map.entry("horizontalpodautoscalers", "HorizontalPodAutoscaler"),
          Map.entry("poddisruptionbudgets", "PodDisruptionBudget"));

  public ObjectKey {
    resource = resource == null ? "" : resource;
    namespace = namespace == null ? "" : namespace;
    name = name == null ? "" : name;
  }

  static ObjectKey of(AuditEvent event) {
    boolean cluster = "nodes".equals(event.resource()) || "namespaces".equals(event.resource());
    return new ObjectKey(event.resource(), cluster ? "" : event.namespace(), event.name());
  }

  static ObjectKey ofKind(String kind, String namespace, String name) {
    return new ObjectKey(kind.toLowerCase(Locale.ROOT) + "s", namespace, name);
  }

  static ObjectKey node(String name) {
    return new ObjectKey("nodes", "", name);
  }

  String kind() {
    return KINDS.getOrDefault(resource, resource);
  }

  @Override
  public int compareTo(ObjectKey other) {
    return ORDER.compare(this, other);
  }

  /** Such as {@code Deployment shop/web}. */
  @Override
  public String toString() {
    if (name.isEmpty()) {
      return "all " + resource + (namespace.isEmpty() ? "" : " of " + namespace);
    }
    return kind() + " " + (namespace.isEmpty() ? "" : namespace + "/") + name;
  }
}
