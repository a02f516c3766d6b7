package io.zerodrop.analyzer.trigger;

import io.zerodrop.ingest.event.AuditEvent;
import io.zerodrop.ingest.event.ClusterEvent;
import io.zerodrop.ingest.event.KubernetesEvent;
import io.zerodrop.ingest.event.ManifestObserved;
import io.zerodrop.ingest.event.OwnerReference;
import io.zerodrop.ingest.event.Stamp;
import io.zerodrop.ingest.event.WorkloadState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What was changed in a cluster and could have ended pods: writes to workloads, scales,
 * autoscalers, nodes and namespaces, deletions of owners, evictions that were refused, and what
 * controllers said of themselves in Events. The same events in any order, with duplicates, give the
 * same index.
 */
public final class ClusterChanges {

  /** Events tell whole seconds, so many share one: what they say decides, not where they stand. */
  private static final Comparator<KubernetesEvent> BY_TIME =
      Comparator.comparing(
              KubernetesEvent::time, Comparator.nullsLast(Comparator.<Stamp>naturalOrder()))
          .thenComparing(KubernetesEvent::reason, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(KubernetesEvent::name, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(KubernetesEvent::message, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(KubernetesEvent::uid, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(KubernetesEvent::position);

  private final NavigableMap<ObjectKey, List<AuditEvent>> writes = new TreeMap<>();
  private final NavigableMap<ObjectKey, List<AuditEvent>> refusals = new TreeMap<>();
  private final NavigableMap<ObjectKey, List<KubernetesEvent>> events = new TreeMap<>();
  private final NavigableMap<ObjectKey, OwnerReference> owners = new TreeMap<>();
  private final Map<String, AuditEvent> podsByUid = new HashMap<>();
  private final Stamp audited;

  private ClusterChanges(
      List<AuditEvent> audit,
      List<KubernetesEvent> said,
      List<ManifestObserved> manifests,
      Stamp audited) {
    this.audited = audited;
    for (AuditEvent event : AuditOrder.sorted(audit)) {
      boolean refused = DeletionFinder.isRefused(event);
      (refused ? refusals : writes)
          .computeIfAbsent(ObjectKey.of(event), key -> new ArrayList<>())
          .add(event);
      own(event.workload());
      if (event.uid() != null && "pods".equals(event.resource()) && event.name() != null) {
        podsByUid.put(event.uid(), event);
      }
    }
    manifests.stream()
        .map(ManifestObserved::workload)
        .sorted(Comparator.comparing(String::valueOf))
        .forEach(this::own);
    distinct(said).stream()
        .sorted(BY_TIME)
        .forEach(
            event ->
                events
                    .computeIfAbsent(
                        ObjectKey.ofKind(event.involvedKind(), event.namespace(), event.name()),
                        key -> new ArrayList<>())
                    .add(event));
  }

  public static ClusterChanges of(Iterable<? extends ClusterEvent> events) {
    Builder builder = new Builder();
    events.forEach(builder::add);
    return builder.build();
  }

  /** Whether an event bears on any climb; the others need not be kept. */
  public static boolean concerns(ClusterEvent event) {
    return Relevance.of(event);
  }

  /** From the first to the last audit event; null without any. */
  public Stamp audited() {
    return audited;
  }

  /** Successful writes to the object, status included, in order of time. */
  List<AuditEvent> writes(ObjectKey key) {
    return Collections.unmodifiableList(writes.getOrDefault(key, List.of()));
  }

  /** Names of the written objects of a resource in a namespace, in order. */
  List<ObjectKey> written(String resource, String namespace) {
    ObjectKey first = new ObjectKey(resource, namespace, "");
    ObjectKey end = new ObjectKey(resource, namespace + "\0", "");
    return List.copyOf(writes.subMap(first, true, end, false).keySet());
  }

  /** Successful deletecollections of a resource in a namespace, in order of time. */
  List<AuditEvent> collectionDeletes(String resource, String namespace) {
    return writes(new ObjectKey(resource, namespace, "")).stream()
        .filter(event -> "deletecollection".equals(event.verb()))
        .toList();
  }

  /** Evictions of the pod that a PodDisruptionBudget refused, in order of time. */
  List<AuditEvent> refusals(ObjectKey pod) {
    return Collections.unmodifiableList(refusals.getOrDefault(pod, List.of()));
  }

  List<KubernetesEvent> events(ObjectKey key, String reason) {
    return events.getOrDefault(key, List.of()).stream()
        .filter(event -> event.reason().equals(reason) && event.time() != null)
        .toList();
  }

  /** All Events of a reason about objects of a resource in a namespace, in order of time. */
  List<KubernetesEvent> eventsIn(String resource, String namespace, String reason) {
    ObjectKey first = new ObjectKey(resource, namespace, "");
    ObjectKey end = new ObjectKey(resource, namespace + "\0", "");
    return events.subMap(first, true, end, false).keySet().stream()
        .flatMap(key -> events(key, reason).stream())
        .sorted(BY_TIME)
        .toList();
  }

  /** The request that made or bound the pod of this uid; null if not in the log. */
  AuditEvent podOf(String uid) {
    return podsByUid.get(uid);
  }

  /** The controlling owner of an object, null if no record shows it. */
  OwnerReference ownerOf(ObjectKey key) {
    return owners.get(key);
  }

  private void own(WorkloadState state) {
    if (state != null && state.owner() != null && state.kind() != null) {
      owners.put(ObjectKey.ofKind(state.kind(), state.namespace(), state.name()), state.owner());
    }
  }

  /** The same Event may come from the audit log and from a list, and of each from copies. */
  private static Collection<KubernetesEvent> distinct(List<KubernetesEvent> said) {
    Map<List<Object>, KubernetesEvent> distinct = new HashMap<>();
    for (KubernetesEvent event : said) {
      List<Object> identity =
          Arrays.asList(event.uid(), event.name(), event.reason(), event.message(), event.time());
      distinct.merge(
          identity, event, (one, two) -> one.position().compareTo(two.position()) <= 0 ? one : two);
    }
    return distinct.values();
  }

  /** Collects events in any order. */
  public static final class Builder {

    private final List<AuditEvent> audit = new ArrayList<>();
    private final List<KubernetesEvent> said = new ArrayList<>();
    private final List<ManifestObserved> manifests = new ArrayList<>();
    private Stamp audited;

    public Builder add(ClusterEvent event) {
      if (event instanceof AuditEvent seen && seen.time() != null) {
        covering(seen.time());
      }
      if (!Relevance.of(event)) {
        return this;
      }
      if (event instanceof AuditEvent write) {
        audit.add(write);
      } else if (event instanceof KubernetesEvent message) {
        said.add(message);
      } else if (event instanceof ManifestObserved manifest) {
        manifests.add(manifest);
      }
      return this;
    }

    /** Says that the audit log covers this time too, where events were left out before. */
    public Builder covering(Stamp time) {
      audited =
          audited == null
              ? time
              : new Stamp(
                  Math.min(audited.earliest(), time.earliest()),
                  Math.max(audited.latest(), time.latest()));
      return this;
    }

    public ClusterChanges build() {
      return new ClusterChanges(audit, said, manifests, audited);
    }
  }
}
