package io.zerodrop.analyzer.clock;

import io.zerodrop.analyzer.timeline.PodDossier;
import io.zerodrop.analyzer.trigger.Deletion;
import io.zerodrop.analyzer.trigger.DeletionFinder;
import io.zerodrop.ingest.event.AuditEvent;
import io.zerodrop.ingest.event.ClusterEvent;
import io.zerodrop.ingest.event.KubeletLine;
import io.zerodrop.ingest.event.KubernetesEvent;
import io.zerodrop.ingest.event.PodObserved;
import io.zerodrop.ingest.event.PodState;
import io.zerodrop.ingest.event.Stamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What must be in order in the records about the pods of one name. */
final class PodLinks {

  /** From a write in the API server to a watcher's own record of it. */
  static final long DELIVERY = Stamp.SECOND / 2;

  /** From a write to what the kubelet's loop makes of it. */
  private static final long KUBELET = Stamp.SECOND;

  private final SourceClocks clocks;
  private final Links links;

  PodLinks(SourceClocks clocks, Links links) {
    this.clocks = clocks;
    this.links = links;
  }

  private void link(String what, ClusterEvent first, ClusterEvent second, long prompt) {
    if (first == null || second == null) {
      return;
    }
    Clock before = clocks.of(first);
    Clock after = clocks.of(second);
    if (before != null && after != null) {
      links.add(what, before, first.time(), after, second.time(), prompt);
    }
  }

  void add(PodDossier pod) {
    watched(pod);
    deletion(pod);
  }

  /** A version of a pod is written, then a watcher receives it. */
  private void watched(PodDossier pod) {
    record Version(String uid, long revision) {}
    Map<Version, AuditEvent> written = new HashMap<>();
    for (ClusterEvent record : pod.records()) {
      if (record instanceof AuditEvent event && event.succeeded() && event.pod() != null) {
        PodState state = event.pod();
        boolean removes = "delete".equals(event.verb()) && !gracious(state);
        if (state.uid() != null && state.resourceVersion() != null && !removes) {
          // An answer to a request that changed nothing carries the revision of an older write.
          written.merge(
              new Version(state.uid(), state.resourceVersion()),
              event,
              (a, b) -> a.time().compareTo(b.time()) <= 0 ? a : b);
        }
      }
    }
    Set<Version> seen = new HashSet<>();
    for (ClusterEvent record : pod.records()) {
      if (record instanceof PodObserved observed
          && observed.time() != null
          && observed.pod().uid() != null
          && observed.pod().resourceVersion() != null) {
        Version version = new Version(observed.pod().uid(), observed.pod().resourceVersion());
        AuditEvent write = written.get(version);
        if (write != null && seen.add(version)) {
          link("a pod is written, then watched", write, observed, DELIVERY);
        }
      }
    }
  }

  private static boolean gracious(PodState state) {
    return state.deletionGracePeriodSeconds() != null && state.deletionGracePeriodSeconds() > 0;
  }

  /** The decision, what follows it on the node, and the kubelet's own delete at the end. */
  private void deletion(PodDossier pod) {
    if (usedAgain(pod)) {
      return;
    }
    List<AuditEvent> audit = new ArrayList<>();
    for (ClusterEvent record : pod.records()) {
      if (record instanceof AuditEvent event && event.time() != null) {
        audit.add(event);
      }
    }
    Deletion deletion = DeletionFinder.find(pod.namespace(), pod.name(), audit);
    KubeletLine seen = first(pod, KubeletLine.Kind.POD_DELETE_SEEN);
    KubeletLine removed = first(pod, KubeletLine.Kind.POD_REMOVED);
    PodObserved marked = marked(pod);
    PodObserved gone = gone(pod);
    if (deletion.decision() != null) {
      link("a deletion is accepted, then the kubelet sees it", deletion.decision(), seen, KUBELET);
      link("a deletion is accepted, then watched", deletion.decision(), marked, DELIVERY);
      link(
          "a deletion is accepted, then the kubelet's Killing event",
          deletion.decision(),
          killing(pod),
          2 * KUBELET);
    }
    if (deletion.removal() != null) {
      link("a pod is removed, then the kubelet sees it", deletion.removal(), removed, KUBELET);
      link("a pod is removed, then watched", deletion.removal(), gone, DELIVERY);
      for (ClusterEvent record : pod.records()) {
        if (record instanceof KubeletLine line
            && (line.kind() == KubeletLine.Kind.KILLING
                || line.kind() == KubeletLine.Kind.CONTAINER_DIED)) {
          link(
              "a container is stopped, then its pod removed",
              line,
              deletion.removal(),
              LinkSeries.UNTOLD);
        }
      }
    }
    link("a pod's end is seen by the kubelet, then watched as gone", seen, gone, LinkSeries.UNTOLD);
  }

  private static boolean usedAgain(PodDossier pod) {
    Set<String> uids = new HashSet<>();
    for (ClusterEvent record : pod.records()) {
      if (record instanceof PodObserved observed && observed.pod().uid() != null) {
        uids.add(observed.pod().uid());
      } else if (record instanceof AuditEvent event && event.uid() != null) {
        uids.add(event.uid());
      }
    }
    return uids.size() > 1;
  }

  private static KubeletLine first(PodDossier pod, KubeletLine.Kind kind) {
    KubeletLine first = null;
    for (ClusterEvent record : pod.records()) {
      if (record instanceof KubeletLine line
          && line.kind() == kind
          && (first == null || line.time().compareTo(first.time()) < 0)) {
        first = line;
      }
    }
    return first;
  }

  private static PodObserved marked(PodDossier pod) {
    PodObserved first = null;
    for (ClusterEvent record : pod.records()) {
      if (record instanceof PodObserved observed
          && observed.time() != null
          && observed.pod().deletionTimestamp() != null
          && (first == null || observed.time().compareTo(first.time()) < 0)) {
        first = observed;
      }
    }
    return first;
  }

  private static PodObserved gone(PodDossier pod) {
    for (ClusterEvent record : pod.records()) {
      if (record instanceof PodObserved observed && "DELETED".equals(observed.type())) {
        return observed;
      }
    }
    return null;
  }

  private static KubernetesEvent killing(PodDossier pod) {
    for (ClusterEvent record : pod.records()) {
      if (record instanceof KubernetesEvent event && "Killing".equals(event.reason())) {
        return event;
      }
    }
    return null;
  }
}
