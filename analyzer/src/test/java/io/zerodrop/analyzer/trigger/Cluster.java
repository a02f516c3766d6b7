package io.zerodrop.analyzer.trigger;

import static io.zerodrop.analyzer.trigger.Audit.byController;

import io.zerodrop.analyzer.result.Trigger;
import io.zerodrop.ingest.event.AuditEvent;
import io.zerodrop.ingest.event.ClusterEvent;
import io.zerodrop.ingest.event.KubernetesEvent;
import io.zerodrop.ingest.event.OwnerReference;
import io.zerodrop.ingest.event.Position;
import io.zerodrop.ingest.event.Stamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What happened in a cluster, in the namespace {@code shop}, and what is asked of it. */
final class Cluster {

  final List<ClusterEvent> events = new ArrayList<>();
  private boolean metadata;

  /** From here on only who, what and when is logged. */
  Cluster atMetadataLevel() {
    metadata = true;
    return this;
  }

  Cluster log(Audit... written) {
    for (Audit audit : written) {
      events.addAll((metadata ? audit.metadata() : audit).events());
    }
    return this;
  }

  /** An Event object of whole seconds. */
  Cluster said(String at, String kind, String name, String reason, String message) {
    long micros = Audit.Clock.micros(at);
    long line = events.size() + 1L;
    events.add(
        new KubernetesEvent(
            new Position("events.json", line, line),
            Stamp.ofSecond(micros - Math.floorMod(micros, Stamp.SECOND)),
            "event-" + line,
            reason,
            "Normal",
            kind,
            "Node".equals(kind) ? null : "shop",
            name,
            null,
            null,
            message,
            null,
            null,
            1));
    return this;
  }

  /**
   * alice creates Deployment web with four replicas of image app:1 in ReplicaSet web-5d6b4bb8bc.
   */
  Cluster deployed(String at) {
    return log(
        Audit.by("alice")
            .at(at)
            .created("deployments", "shop", "web")
            .manager("kubectl-client-side-apply")
            .left(Workload.of("Deployment", "web", 4, "app:1")),
        byController("deployment-controller")
            .at(at + ".05")
            .created("replicasets", "shop", "web-5d6b4bb8bc")
            .left(Workload.replicaSet("web-5d6b4bb8bc", "web", 4, "app:1")));
  }

  /** The deployment controller makes or moves a ReplicaSet of web. */
  Cluster replicaSet(String at, String name, int replicas, String image) {
    boolean known =
        events.stream().anyMatch(e -> e instanceof AuditEvent a && name.equals(a.name()));
    Audit audit = byController("deployment-controller").at(at);
    audit =
        known
            ? audit.updated("replicasets", "shop", name)
            : audit.created("replicasets", "shop", name);
    return log(audit.left(Workload.replicaSet(name, "web", replicas, image)));
  }

  /** The end of a pod that this request decided. */
  static PodEnd end(String pod, Audit deletion) {
    return end(pod, "node-1", deletion.event(), EndKind.DELETED);
  }

  static PodEnd end(String pod, String node, AuditEvent deletion, EndKind kind) {
    return new PodEnd(
        "shop", pod, null, null, Map.of(), node, null, deletion.time(), deletion, kind, null);
  }

  /** The end of a pod whose deletion is not in the audit log. */
  static PodEnd unseen(String pod, String at, EndKind kind, String disruption) {
    OwnerReference owner =
        new OwnerReference("ReplicaSet", pod.substring(0, pod.length() - 6), null);
    return new PodEnd(
        "shop",
        pod,
        null,
        owner,
        Map.of(),
        "node-1",
        null,
        Stamp.ofSecond(Audit.Clock.micros(at)),
        null,
        kind,
        disruption);
  }

  /** The ReplicaSet's controller deletes the pod. */
  static PodEnd removed(String pod, String at) {
    return end(pod, byController("replicaset-controller").at(at).deleted("pods", "shop", pod));
  }

  static PodEnd removedAtMetadataLevel(String pod, String at) {
    return end(
        pod, byController("replicaset-controller").at(at).deleted("pods", "shop", pod).metadata());
  }

  Trigger resolve(PodEnd end) {
    List<ClusterEvent> all = new ArrayList<>(events);
    if (end.deletion() != null) {
      all.add(end.deletion());
    }
    return new TriggerResolver(ClusterChanges.of(all)).resolve(end);
  }
}
