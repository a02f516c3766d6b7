package io.zerodrop.analyzer.timeline;

import io.zerodrop.ingest.event.AuditEvent;
import io.zerodrop.ingest.event.ClusterEvent;
import io.zerodrop.ingest.event.KubeletLine;
import io.zerodrop.ingest.event.KubernetesEvent;
import io.zerodrop.ingest.event.PodObserved;
import io.zerodrop.ingest.event.PodState;
import io.zerodrop.ingest.event.Position;
import io.zerodrop.ingest.event.Stamp;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All records about one pod object: one uid, or one name where no source tells uids. Names come
 * back (StatefulSets), so records without a uid go to the pod that lived at their time.
 */
final class PodSightings {

  /** A pod object as one record showed it, and when the record proves it to have been so. */
  record Sighting(PodState pod, ClusterEvent from) {}

  private static final Position NOWHERE = new Position("", 0, 0);

  final String namespace;
  final String name;
  final String uid;
  final List<Sighting> states = new ArrayList<>();
  final List<AuditEvent> audit = new ArrayList<>();
  final List<KubeletLine> kubelet = new ArrayList<>();
  final List<KubernetesEvent> events = new ArrayList<>();

  private PodSightings(String namespace, String name, String uid) {
    this.namespace = namespace;
    this.name = name;
    this.uid = uid;
  }

  /** A pod that only slices speak of. */
  static PodSightings ofListed(PodState listed) {
    PodSightings pod = new PodSightings(listed.namespace(), listed.name(), listed.uid());
    pod.add(new PodObserved(NOWHERE, null, "SLICE", listed));
    return pod;
  }

  /**
   * The pods that the records of one {@code namespace/name} speak of, oldest first.
   *
   * @param listed the uids that EndpointSlices give to this name, and when they listed each
   */
  static List<PodSightings> of(
      String namespace, String name, List<ClusterEvent> records, Map<String, Stamp> listed) {
    Map<String, PodSightings> byUid = new TreeMap<>();
    Map<String, Stamp> lives = new TreeMap<>(listed);
    listed.keySet().forEach(uid -> byUid.put(uid, new PodSightings(namespace, name, uid)));
    for (ClusterEvent record : records) {
      String uid = uidOf(record);
      if (uid != null) {
        byUid.computeIfAbsent(uid, u -> new PodSightings(namespace, name, u));
        Stamp time = record.time();
        if (time != null) {
          lives.merge(
              uid,
              time,
              (a, b) ->
                  new Stamp(
                      Math.min(a.earliest(), b.earliest()), Math.max(a.latest(), b.latest())));
        }
      }
    }
    if (byUid.isEmpty()) {
      byUid.put("", new PodSightings(namespace, name, null));
    }
    for (ClusterEvent record : records) {
      String uid = uidOf(record);
      PodSightings pod = uid != null ? byUid.get(uid) : livingAt(record.time(), byUid, lives);
      pod.add(record);
    }
    List<PodSightings> pods = new ArrayList<>(byUid.values());
    pods.sort(
        Comparator.comparing(
            (PodSightings pod) -> {
              Stamp life = pod.uid == null ? null : lives.get(pod.uid);
              return life == null ? Long.MIN_VALUE : life.earliest();
            }));
    return pods;
  }

  private static PodSightings livingAt(
      Stamp time, Map<String, PodSightings> byUid, Map<String, Stamp> lives) {
    PodSightings best = null;
    long bestDistance = Long.MAX_VALUE;
    for (var entry : byUid.entrySet()) {
      Stamp life = lives.get(entry.getKey());
      long distance = 0;
      if (life != null && time != null) {
        distance =
            Math.max(0, Math.max(life.earliest() - time.latest(), time.earliest() - life.latest()));
      }
      if (best == null || distance < bestDistance) {
        best = entry.getValue();
        bestDistance = distance;
      }
    }
    return best;
  }

  private static String uidOf(ClusterEvent record) {
    if (record instanceof PodObserved observed) {
      return observed.pod().uid();
    }
    if (record instanceof AuditEvent audit) {
      return audit.uid() != null ? audit.uid() : audit.pod() == null ? null : audit.pod().uid();
    }
    if (record instanceof KubeletLine line) {
      return line.podUid();
    }
    if (record instanceof KubernetesEvent event) {
      return event.involvedUid();
    }
    return null;
  }

  void add(ClusterEvent record) {
    if (record instanceof PodObserved observed) {
      states.add(new Sighting(observed.pod(), observed));
    } else if (record instanceof AuditEvent event) {
      audit.add(event);
      if (event.pod() != null && event.succeeded()) {
        states.add(new Sighting(event.pod(), event));
      }
      for (PodState deleted : event.deletedPods()) {
        if (name.equals(deleted.name()) && (uid == null || uid.equals(deleted.uid()))) {
          states.add(new Sighting(deleted, event));
        }
      }
    } else if (record instanceof KubeletLine line) {
      kubelet.add(line);
    } else if (record instanceof KubernetesEvent event) {
      events.add(event);
    }
  }
}
