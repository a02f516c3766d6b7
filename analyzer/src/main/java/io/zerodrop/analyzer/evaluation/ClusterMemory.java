package io.zerodrop.analyzer.evaluation;

import io.zerodrop.analyzer.source.ObservedCluster;
import io.zerodrop.analyzer.timeline.ClusterPicture;
import io.zerodrop.analyzer.timeline.PodDossier;
import io.zerodrop.analyzer.timeline.PodTimeline;
import io.zerodrop.ingest.event.AuditEvent;
import io.zerodrop.ingest.event.ClusterEvent;
import io.zerodrop.ingest.event.ManifestObserved;
import io.zerodrop.ingest.event.PodObserved;
import io.zerodrop.ingest.event.SliceObserved;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the cluster's own logs have said, as far as it is still of use: all of the last hours, and
 * of the time before the last state of each object that is still there.
 */
public final class ClusterMemory {

  private final Map<String, List<ClusterEvent>> pods = new TreeMap<>();
  private final Map<String, PodDossier> dossiers = new HashMap<>();
  private final List<ClusterEvent> others = new ArrayList<>();

  public void add(ClusterEvent event) {
    String pod = PodDossier.keyOf(event);
    if (pod == null) {
      others.add(event);
    } else {
      pods.computeIfAbsent(pod, any -> new ArrayList<>()).add(event);
      dossiers.remove(pod);
    }
  }

  /**
   * @param correctClocks see {@link ObservedCluster#of}
   */
  public ObservedCluster draw(boolean correctClocks) {
    List<PodDossier> all = new ArrayList<>();
    pods.forEach(
        (pod, events) ->
            all.add(dossiers.computeIfAbsent(pod, name -> PodDossier.of(name, events))));
    return ObservedCluster.of(all, others, correctClocks);
  }

  /** All that is remembered, to make another of. */
  public List<ClusterEvent> content() {
    List<ClusterEvent> all = new ArrayList<>(others);
    pods.values().forEach(all::addAll);
    return all;
  }

  public int size() {
    return others.size() + pods.values().stream().mapToInt(List::size).sum();
  }

  /**
   * Forgets what is of no more use.
   *
   * @param before a time in microseconds
   * @param drawn of what is remembered
   */
  public void forget(long before, ClusterPicture drawn) {
    Set<String> there = new HashSet<>();
    for (PodTimeline pod : drawn.pods()) {
      if (pod.gone() == null || pod.gone().latest() >= before) {
        there.add(pod.namespace() + "/" + pod.name());
      }
    }
    pods.entrySet()
        .removeIf(
            entry ->
                !there.contains(entry.getKey())
                    && entry.getValue().stream().allMatch(event -> isOld(event, before)));
    pods.forEach((pod, events) -> compact(pod, events, before));
    Set<Object> latest = deleted();
    ArrayDeque<ClusterEvent> kept = new ArrayDeque<>();
    for (int i = others.size() - 1; i >= 0; i--) {
      ClusterEvent event = others.get(i);
      Object object = objectOf(event);
      if (!isOld(event, before) || object != null && latest.add(object)) {
        kept.addFirst(event);
      }
    }
    others.clear();
    others.addAll(kept);
  }

  /** Objects that are not there any more, as far as their records tell. */
  private Set<Object> deleted() {
    Set<Object> deleted = new HashSet<>();
    for (ClusterEvent event : others) {
      if (tellsDeletion(event)) {
        deleted.add(objectOf(event));
      } else if (tellsCreation(event)) {
        deleted.remove(objectOf(event));
      }
    }
    return deleted;
  }

  private static boolean tellsDeletion(ClusterEvent event) {
    if (event instanceof AuditEvent audit) {
      return "delete".equals(audit.verb()) && happened(audit) && audit.name() != null;
    }
    return event instanceof SliceObserved observed && "DELETED".equals(observed.type());
  }

  /** What a watch shows after the deletion of an object is another one of its name. */
  private static boolean tellsCreation(ClusterEvent event) {
    if (event instanceof AuditEvent audit) {
      return "create".equals(audit.verb()) && happened(audit);
    }
    return event instanceof SliceObserved;
  }

  private static boolean happened(AuditEvent audit) {
    return audit.code() / 100 == 2 && !audit.dryRun() && audit.subresource() == null;
  }

  /** Of a pod that is still there, the old records of its state stay. */
  private void compact(String pod, List<ClusterEvent> events, long before) {
    boolean changed =
        events.removeIf(
            event ->
                isOld(event, before)
                    && !(event instanceof PodObserved)
                    && !(event instanceof AuditEvent));
    if (changed) {
      dossiers.remove(pod);
    }
  }

  private static boolean isOld(ClusterEvent event, long before) {
    return event.time() != null && event.time().latest() < before;
  }

  /** What a record shows the state of; null where it shows none. */
  private static Object objectOf(ClusterEvent event) {
    if (event instanceof SliceObserved observed) {
      return List.of("slice", observed.slice().namespace(), observed.slice().name());
    }
    if (event instanceof AuditEvent audit) {
      return List.of(
          "audit",
          String.valueOf(audit.resource()),
          String.valueOf(audit.namespace()),
          String.valueOf(audit.name()));
    }
    return event instanceof ManifestObserved ? event : null;
  }
}
