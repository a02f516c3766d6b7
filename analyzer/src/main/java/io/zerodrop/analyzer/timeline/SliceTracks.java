package io.zerodrop.analyzer.timeline;

import io.zerodrop.analyzer.timeline.EndpointTracks.AddressSet;
import io.zerodrop.ingest.event.ClusterEvent;
import io.zerodrop.ingest.event.PodState;
import io.zerodrop.ingest.event.SliceState.Endpoint;
import io.zerodrop.ingest.event.Stamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The tracks of all endpoints of all Services, handed out to the pods behind them. */
final class SliceTracks {

  /** One pod as slices name it, with its endpoints' tracks. */
  private record Listed(
      String namespace, Endpoint endpoint, List<EndpointTrack> tracks, boolean[] taken) {}

  private final Map<String, Listed> byPod = new TreeMap<>();
  private final Map<String, List<AddressSet>> written = new TreeMap<>();

  private Map<String, Map<String, Stamp>> lives;

  private SliceTracks() {}

  static SliceTracks of(
      TimelineSettings settings, RevisionClock revisions, List<ClusterEvent> records) {
    SliceVersions versions = new SliceVersions(settings, revisions);
    records.forEach(versions::add);
    SliceTracks tracks = new SliceTracks();
    versions.byService().forEach((service, of) -> tracks.add(new EndpointTracks(service, of)));
    return tracks;
  }

  private void add(EndpointTracks service) {
    String namespace = service.service().substring(0, service.service().indexOf('/'));
    written.put(service.service(), service.addressSets());
    service
        .all()
        .forEach(
            (endpoint, track) ->
                byPod
                    .computeIfAbsent(
                        keyOf(namespace, endpoint),
                        key -> new Listed(namespace, endpoint, new ArrayList<>(), new boolean[1]))
                    .tracks()
                    .add(track));
  }

  private static String keyOf(String namespace, Endpoint endpoint) {
    if (endpoint.podUid() != null) {
      return "uid " + endpoint.podUid();
    }
    return endpoint.pod() != null
        ? "pod " + namespace + "/" + endpoint.pod()
        : "address " + namespace + "/" + endpoint.address();
  }

  /** The addresses of each Service's endpoints after each write, by {@code namespace/name}. */
  Map<String, List<AddressSet>> written() {
    return written;
  }

  /** The uids that the slices give to a pod of this name, and when they listed each. */
  Map<String, Stamp> lives(String namespace, String name) {
    if (lives == null) {
      lives = new HashMap<>();
      for (Listed listed : byPod.values()) {
        if (listed.endpoint().pod() != null && listed.endpoint().podUid() != null) {
          lives
              .computeIfAbsent(
                  listed.namespace() + "/" + listed.endpoint().pod(), pod -> new TreeMap<>())
              .put(listed.endpoint().podUid(), lifeOf(listed.tracks()));
        }
      }
    }
    return lives.getOrDefault(namespace + "/" + name, Map.of());
  }

  private static Stamp lifeOf(List<EndpointTrack> tracks) {
    long from = Long.MAX_VALUE;
    long to = Long.MIN_VALUE;
    for (EndpointTrack track : tracks) {
      for (EndpointTrack.Change change : track.changes()) {
        from = Math.min(from, change.at().earliest());
        to = Math.max(to, change.at().latest());
      }
    }
    return Stamp.between(from, to);
  }

  /** The tracks of this pod's endpoints; each is handed out once. */
  List<EndpointTrack> take(PodSightings pod) {
    List<EndpointTrack> tracks = new ArrayList<>();
    if (pod.uid != null) {
      take("uid " + pod.uid, tracks);
    }
    take("pod " + pod.namespace + "/" + pod.name, tracks);
    take("address " + pod.namespace + "/" + pod.name, tracks);
    return tracks;
  }

  private void take(String key, List<EndpointTrack> tracks) {
    Listed listed = byPod.get(key);
    if (listed != null && !listed.taken()[0]) {
      listed.taken()[0] = true;
      tracks.addAll(listed.tracks());
    }
  }

  /** Pods that no other source speaks of, as far as the slices show them. */
  List<PodState> untaken() {
    List<PodState> pods = new ArrayList<>();
    for (Listed listed : byPod.values()) {
      if (!listed.taken()[0]) {
        pods.add(podOf(listed.namespace(), listed.endpoint()));
      }
    }
    return pods;
  }

  private static PodState podOf(String namespace, Endpoint endpoint) {
    return new PodState(
        namespace,
        endpoint.pod() != null ? endpoint.pod() : endpoint.address(),
        endpoint.podUid(),
        null,
        null,
        null,
        null,
        null,
        null,
        endpoint.node(),
        null,
        null,
        List.of(endpoint.address()),
        null,
        false,
        null,
        null,
        null,
        null,
        null,
        null);
  }
}
