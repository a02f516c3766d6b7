package io.zerodrop.analyzer.timeline;

import io.zerodrop.analyzer.result.Evidence;
import io.zerodrop.analyzer.timeline.PodSightings.Sighting;
import io.zerodrop.analyzer.timeline.PodTimeline.PreStopSpec;
import io.zerodrop.analyzer.timeline.PodTimeline.Readiness;
import io.zerodrop.ingest.event.AuditEvent;
import io.zerodrop.ingest.event.ClusterEvent;
import io.zerodrop.ingest.event.ContainerSpec;
import io.zerodrop.ingest.event.KubeletLine;
import io.zerodrop.ingest.event.OwnerReference;
import io.zerodrop.ingest.event.PodObserved;
import io.zerodrop.ingest.event.PodState;
import io.zerodrop.ingest.event.Stamp;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What does not change in a pod's life, and its readiness: merged over all sightings. */
final class PodAssembly {

  final PodSightings pod;
  final List<Sighting> ordered;
  OwnerReference owner;
  Map<String, String> labels = Map.of();
  String node;
  final Set<String> addresses = new LinkedHashSet<>();
  boolean hostNetwork;
  Long specGrace;
  List<ContainerSpec> containers = List.of();
  Stamp created;
  String phase;
  String reason;
  String disruption;

  PodAssembly(PodSightings pod) {
    this.pod = pod;
    this.ordered = new ArrayList<>(pod.states);
    ordered.sort(
        Comparator.comparing((Sighting s) -> revision(s.pod()))
            .thenComparing(s -> s.from().time() == null ? Long.MIN_VALUE : s.from().time().latest())
            .thenComparing(Sighting::from, ContentOrder.INSTANCE));
    for (Sighting sighting : ordered) {
      merge(sighting.pod());
    }
    for (KubeletLine line : pod.kubelet) {
      if (node == null && line.node() != null) {
        node = line.node();
      }
    }
    for (AuditEvent event : pod.audit) {
      String writer = event.user();
      if (node == null && writer != null && writer.startsWith("system:node:")) {
        node = writer.substring("system:node:".length());
      }
    }
  }

  private static long revision(PodState state) {
    return state.resourceVersion() == null ? 0 : state.resourceVersion();
  }

  private void merge(PodState state) {
    owner = state.owner() != null ? state.owner() : owner;
    labels = state.labels().isEmpty() ? labels : state.labels();
    node = state.node() != null ? state.node() : node;
    addresses.addAll(state.ips());
    hostNetwork |= state.hostNetwork();
    specGrace =
        state.terminationGracePeriodSeconds() != null
            ? state.terminationGracePeriodSeconds()
            : specGrace;
    containers = state.containers().isEmpty() ? containers : state.containers();
    created =
        created == null && state.created() != null ? Stamp.ofSecond(state.created()) : created;
    phase = state.phase() != null ? state.phase() : phase;
    reason = state.reason() != null ? state.reason() : reason;
    disruption = state.disruption() != null ? state.disruption() : disruption;
  }

  /** The record that last showed the pod with the reason that it has. */
  ClusterEvent lastWithReason() {
    ClusterEvent last = null;
    for (Sighting sighting : ordered) {
      last = sighting.pod().reason() != null ? sighting.from() : last;
    }
    return last;
  }

  /**
   * The containers that hold a port that endpoints point at; else the first ordinary one. Where no
   * record shows the pod's spec, those of its workload's template are taken; else all that are
   * named.
   */
  Set<String> servingContainers(Set<Integer> ports, Templates templates) {
    if (!containers.isEmpty()) {
      return serving(containers, ports);
    }
    List<ContainerSpec> template = templates.containersOf(pod.namespace, pod.name);
    if (!template.isEmpty()) {
      return serving(template, ports);
    }
    Set<String> named = new LinkedHashSet<>();
    for (KubeletLine line : pod.kubelet) {
      if (line.container() != null) {
        named.add(line.container());
      }
    }
    for (Sighting sighting : ordered) {
      sighting.pod().statuses().forEach(status -> named.add(status.name()));
    }
    return named;
  }

  private static Set<String> serving(List<ContainerSpec> containers, Set<Integer> ports) {
    Set<String> serving = new LinkedHashSet<>();
    for (ContainerSpec container : containers) {
      for (int port : container.ports()) {
        if (ports.contains(port)) {
          serving.add(container.name());
        }
      }
    }
    if (serving.isEmpty()) {
      containers.stream()
          .filter(container -> !container.sidecar() && !container.ports().isEmpty())
          .findFirst()
          .or(() -> containers.stream().filter(container -> !container.sidecar()).findFirst())
          .ifPresent(container -> serving.add(container.name()));
    }
    return serving;
  }

  PreStopSpec preStop(Set<String> serving) {
    for (ContainerSpec container : containers) {
      if (serving.contains(container.name())) {
        return container.preStop() == null
            ? PreStopSpec.NONE
            : new PreStopSpec(container.preStop().kind(), container.preStop().seconds());
      }
    }
    return PreStopSpec.UNKNOWN;
  }

  /** When the record was made at the latest: what it shows was true then. */
  static Stamp seenAt(ClusterEvent record) {
    return record.time();
  }

  List<Readiness> readiness() {
    List<Readiness> changes = new ArrayList<>();
    Boolean last = null;
    boolean versioned = ordered.stream().anyMatch(s -> s.pod().resourceVersion() != null);
    for (Sighting sighting : ordered) {
      PodState state = sighting.pod();
      if (versioned && state.resourceVersion() == null) {
        continue;
      }
      if (state.ready() == null || state.ready().equals(last)) {
        continue;
      }
      last = state.ready();
      Stamp at = null;
      if (state.readySince() != null) {
        at = Stamp.ofSecond(state.readySince());
        Stamp seen = seenAt(sighting.from());
        if (seen != null && seen.latest() >= at.earliest()) {
          at = at.notAfter(seen.latest());
        }
      } else if (sighting.from().time() != null) {
        at = sighting.from().time();
      }
      if (at != null) {
        String shows = state.name() + (state.ready() ? " became ready" : " is no longer ready");
        changes.add(new Readiness(at, state.ready(), evidence(sighting.from(), shows)));
      }
    }
    return changes;
  }

  static Evidence evidence(ClusterEvent record, String shows) {
    return Evidence.of(sourceOf(record), record.position(), shows);
  }

  static String sourceOf(ClusterEvent record) {
    if (record instanceof AuditEvent) {
      return "audit";
    }
    if (record instanceof PodObserved) {
      return "pod";
    }
    if (record instanceof KubeletLine) {
      return "kubelet";
    }
    return "event";
  }
}
