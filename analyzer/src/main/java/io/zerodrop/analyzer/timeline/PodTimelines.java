package io.zerodrop.analyzer.timeline;

import io.zerodrop.analyzer.result.ContentId;
import io.zerodrop.analyzer.result.Trigger;
import io.zerodrop.analyzer.timeline.EndpointTracks.AddressSet;
import io.zerodrop.analyzer.timeline.PodTimeline.PreStopSpec;
import io.zerodrop.analyzer.timeline.PodTimeline.ProxyApplied;
import io.zerodrop.ingest.event.Stamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Merges the sightings of one pod with its endpoints' tracks and the kube-proxies' logs. */
final class PodTimelines {

  private final TimelineSettings settings;
  private final List<ProxyLog> proxies;
  private final Map<String, List<AddressSet>> written;
  private final NodeLosses nodes;
  private final Templates templates;

  PodTimelines(
      TimelineSettings settings,
      List<ProxyLog> proxies,
      Map<String, List<AddressSet>> written,
      NodeLosses nodes,
      Templates templates) {
    this.settings = settings;
    this.proxies = proxies;
    this.written = written;
    this.nodes = nodes;
    this.templates = templates;
  }

  /** A timeline with what decides its trigger beside it. */
  record Merged(PodTimeline timeline, Deletion deletion, PodAssembly assembly) {}

  Merged merge(PodSightings pod, List<EndpointTrack> shown) {
    PodAssembly assembly = new PodAssembly(pod);
    Set<Integer> ports = new TreeSet<>();
    for (EndpointTrack track : shown) {
      ports.addAll(track.ports());
      assembly.addresses.add(track.address());
      assembly.node = assembly.node == null ? track.node() : assembly.node;
    }
    Set<String> serving = assembly.servingContainers(ports, templates);
    PreStopSpec preStop = assembly.preStop(serving);
    Deletion deletion = Deletion.of(assembly, new DeletionTraces(assembly, shown, settings));
    List<EndpointTrack> tracks =
        deletion == null
            ? shown
            : shown.stream().map(track -> track.markedNotBefore(deletion.at())).toList();
    Shutdown shutdown = Shutdown.of(pod, deletion, preStop, serving, settings);
    List<ContainerExit> exits = new ContainerEnds(pod, serving, settings).find(shutdown.sigterm());
    shutdown = deletion == null ? shutdown : shutdown.narrowedBy(exits, deletion);
    Departure departure = Departure.of(assembly, deletion, settings);
    TrackDating dating = TrackDating.of(assembly, deletion, departure, settings);
    List<EndpointTrack> dated = tracks.stream().map(dating::date).toList();
    List<UnaskedEnd> unasked =
        new UnaskedEnds(assembly, nodes, settings).find(exits, deletion, !tracks.isEmpty());
    if (deletion == null) {
      shutdown = Shutdown.unasked(unasked);
    }
    PodTimeline timeline =
        new PodTimeline(
            terminationId(pod, deletion, unasked),
            pod.namespace,
            pod.name,
            pod.uid,
            assembly.owner,
            assembly.labels,
            assembly.node,
            new ArrayList<>(assembly.addresses),
            deletion == null ? assembly.specGrace : deletion.graceSeconds(),
            preStop,
            assembly.created,
            assembly.readiness(),
            started(assembly, serving),
            deletion == null ? null : deletion.at(),
            deletion == null ? null : deletion.evidence(),
            shutdown.killing(),
            shutdown.sigterm(),
            shutdown.sigtermEvidence(),
            exits,
            shutdown.deadline(),
            departure == null ? null : departure.at(),
            departure == null ? null : departure.evidence(),
            deletion != null && deletion.forced(),
            shutdown.preStopFailed(),
            unasked,
            assembly.containers,
            dated,
            applied(dated),
            Trigger.UNKNOWN);
    return new Merged(timeline, deletion, assembly);
  }

  private static Stamp started(PodAssembly assembly, Set<String> serving) {
    Long latest = null;
    for (PodSightings.Sighting sighting : assembly.ordered) {
      for (var status : sighting.pod().statuses()) {
        if (serving.contains(status.name())
            && status.startedAt() != null
            && (latest == null || status.startedAt() > latest)) {
          latest = status.startedAt();
        }
      }
    }
    return latest == null ? null : Stamp.ofSecond(latest);
  }

  private static String terminationId(
      PodSightings pod, Deletion deletion, List<UnaskedEnd> unasked) {
    if (deletion == null && unasked.isEmpty()) {
      return null;
    }
    if (pod.uid != null) {
      return ContentId.of("termination", pod.uid);
    }
    long about = (deletion != null ? deletion.at() : unasked.get(0).over()).earliest();
    return ContentId.of("termination", pod.namespace, pod.name, about / Stamp.SECOND);
  }

  private List<ProxyApplied> applied(List<EndpointTrack> tracks) {
    List<ProxyApplied> applied = new ArrayList<>();
    for (EndpointTrack track : tracks) {
      Stamp change = track.terminating() != null ? track.terminating() : track.removed();
      if (change == null || !applied.isEmpty()) {
        continue;
      }
      for (ProxyLog proxy : proxies) {
        ProxyApplied of =
            proxy.applied(
                track.service(), change, written.getOrDefault(track.service(), List.of()));
        if (of != null) {
          applied.add(of);
        }
      }
    }
    return applied;
  }
}
