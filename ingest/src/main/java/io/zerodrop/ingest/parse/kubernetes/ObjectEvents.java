package io.zerodrop.ingest.parse.kubernetes;

import io.zerodrop.ingest.event.ClusterEvent;
import io.zerodrop.ingest.event.ManifestObserved;
import io.zerodrop.ingest.event.PodObserved;
import io.zerodrop.ingest.event.PodState;
import io.zerodrop.ingest.event.Position;
import io.zerodrop.ingest.event.SliceObserved;
import io.zerodrop.ingest.event.Stamp;
import java.util.Map;

/** One object, as a watch, a list or a manifest shows it, to the event for its kind. */
final class ObjectEvents {

  static final String LISTED = "LISTED";
  private static final String DELETED = "DELETED";

  /** Kind to API group, since other groups reuse the names (Knative has a Service, too). */
  private static final Map<String, String> GROUPS =
      Map.ofEntries(
          Map.entry("EndpointSlice", "discovery.k8s.io"),
          Map.entry("Pod", ""),
          Map.entry("Service", ""),
          Map.entry("Node", ""),
          Map.entry("Deployment", "apps"),
          Map.entry("ReplicaSet", "apps"),
          Map.entry("StatefulSet", "apps"),
          Map.entry("DaemonSet", "apps"),
          Map.entry("Job", "batch"),
          Map.entry("HorizontalPodAutoscaler", "autoscaling"),
          Map.entry("PodDisruptionBudget", "policy"));

  private ObjectEvents() {}

  /**
   * @param observed when the object was received, null where unknown
   * @return null for an object that bears on nothing: another kind, a pod that is only asked for, a
   *     workload that is gone
   */
  static ClusterEvent of(
      Position position, Stamp observed, String type, String kind, String apiVersion, Tree object)
      throws Mismatch {
    String group = group(apiVersion);
    if (kind.equals("Event")) {
      boolean known = group.isEmpty() || group.equals("events.k8s.io");
      return known && !type.equals(DELETED) ? EventReader.read(object, position) : null;
    }
    if (!group.equals(GROUPS.get(kind))) {
      return null;
    }
    ObjectMeta meta = ObjectMeta.of(object);
    if (meta.name() == null && meta.uid() == null) {
      throw new Mismatch("metadata.name", "the object's name", "none");
    }
    if (kind.equals("EndpointSlice")) {
      return new SliceObserved(position, observed, type, SliceReader.read(object, meta));
    }
    if (kind.equals("Pod")) {
      PodState pod = PodReader.read(object, meta);
      return pod.uid() == null ? null : new PodObserved(position, observed, type, pod);
    }
    return type.equals(DELETED) ? null : manifest(position, kind, object, meta);
  }

  private static ManifestObserved manifest(
      Position position, String kind, Tree object, ObjectMeta meta) throws Mismatch {
    switch (kind) {
      case "Service":
        return new ManifestObserved(position, ServiceReader.read(object, meta), null, null);
      case "Node":
        return new ManifestObserved(position, null, null, NodeReader.read(object, meta));
      default:
        return new ManifestObserved(position, null, WorkloadReader.read(kind, object, meta), null);
    }
  }

  /** {@code apps} of {@code apps/v1}, the empty core group of {@code v1}. */
  private static String group(String apiVersion) {
    int slash = apiVersion.indexOf('/');
    return slash < 0 ? "" : apiVersion.substring(0, slash);
  }
}
