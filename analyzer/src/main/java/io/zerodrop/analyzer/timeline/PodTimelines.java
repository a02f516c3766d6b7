package io.zerodrop.analyzer.timeline;

import io.zerodrop.analyzer.result.ContentId;
import io.zerodrop.analyzer.result.Evidence;
import io.zerodrop.analyzer.result.Trigger;
import io.zerodrop.analyzer.timeline.EndpointTracks.AddressSet;
import io.zerodrop.analyzer.timeline.PodTimeline.Ending;
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

  PodTimelines(
      TimelineSettings settings, List<ProxyLog> proxies, Map<String, List<AddressSet>> written) {
    this.settings = settings;
    this.proxies = proxies;
    this.written = written;
  }

  /** A timeline with what decides its trigger beside it. */
  record Merged(PodTimeline timeline, Deletion deletion, PodAssembly assembly) {}

  Merged merge(PodSightings pod, List<EndpointTrack> tracks) {
    PodAssembly assembly = new PodAssembly(pod);
    Set<Integer> ports = new TreeSet<>();
    for (EndpointTrack track : tracks) {
      ports.addAll(track.ports());
      assembly.addresses.add(track.address());
    }
    Set<String> serving = assembly.servingContainers(ports);
    PreStopSpec preStop = assembly.preStop(serving);
    Deletion deletion = narrowByMark(Deletion.of(assembly), tracks);
    Shutdown shutdown = Shutdown.of(pod, deletion, preStop, serving, settings);
    List<ContainerExit> exits = new ContainerEnds(pod, serving).find(shutdown.sigterm());
    shutdown = deletion == null ? shutdown : shutdown.narrowedBy(exits);
    Departure departure = Departure.of(assembly, deletion, settings);
    Ends ends = Ends.of(assembly, unasked(exits, deletion));
    PodTimeline timeline =
        new PodTimeline(
            terminationId(pod, deletion, ends, exits),
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
            deletion == null && ends.ending() == Ending.NONE ? null : shutdown.sigterm(),
            shutdown.sigtermEvidence(),
            exits,
            shutdown.deadline(),
            departure == null ? null : departure.at(),
            departure == null ? null : departure.evidence(),
            deletion != null && deletion.forced(),
            shutdown.preStopFailed(),
            ends.ending(),
            ends.reason(),
            endingEvidence(ends, exits),
            tracks,
            applied(tracks),
            Trigger.UNKNOWN);
    return new Merged(timeline, deletion, assembly);
  }

  /** An endpoint is marked terminating only after the deletion was accepted. */
  private static Deletion narrowByMark(Deletion deletion, List<EndpointTrack> tracks) {
    if (deletion == null || deletion.request() != null) {
      return deletion;
    }
    Stamp at = deletion.at();
    for (EndpointTrack track : tracks) {
      if (track.terminating() != null && track.terminating().latest() >= at.earliest()) {
        at = at.notAfter(track.terminating().latest());
      }
    }
    return new Deletion(at, null, deletion.graceSeconds(), deletion.forced(), deletion.evidence());
  }

  private static List<ContainerExit> unasked(List<ContainerExit> exits, Deletion deletion) {
    List<ContainerExit> unasked = new ArrayList<>();
    for (ContainerExit exit : exits) {
      if (deletion == null || exit.at().certainlyBefore(deletion.at())) {
        unasked.add(exit);
      }
    }
    return unasked;
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
      PodSightings pod, Deletion deletion, Ends ends, List<ContainerExit> exits) {
    if (deletion == null && ends.ending() == Ending.NONE) {
      return null;
    }
    if (pod.uid != null) {
      return ContentId.of("termination", pod.uid);
    }
    long about =
        deletion != null
            ? deletion.at().earliest()
            : exits.isEmpty() ? 0 : exits.get(0).at().earliest();
    return ContentId.of("termination", pod.namespace, pod.name, about / Stamp.SECOND);
  }

  private static Evidence endingEvidence(Ends ends, List<ContainerExit> exits) {
    if (ends.from() != null) {
      return PodAssembly.evidence(ends.from(), ends.reason());
    }
    return ends.ending() == Ending.NONE || exits.isEmpty() ? null : exits.get(0).evidence();
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
