package io.zerodrop.analyzer.timeline;

import io.zerodrop.analyzer.result.Evidence;
import io.zerodrop.analyzer.timeline.EndpointTrack.Change;
import io.zerodrop.ingest.event.AuditEvent;
import io.zerodrop.ingest.event.SliceState.Endpoint;
import io.zerodrop.ingest.event.SliceState.Port;
import io.zerodrop.ingest.event.Stamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Follows each endpoint of one Service through the versions of its slices. Only the union over all
 * slices of a Service means anything: while an endpoint moves between slices it may stand in two.
 */
final class EndpointTracks {

  private final String service;
  private final Map<String, Track> tracks = new LinkedHashMap<>();
  private final Map<String, Map<String, Endpoint>> slices = new HashMap<>();
  private final Set<Integer> ports = new TreeSet<>();
  private final List<AddressSet> addressSets = new ArrayList<>();

  private static final class Track {
    Endpoint endpoint;
    boolean thereBefore;
    final List<Change> changes = new ArrayList<>();
    Stamp terminating;
    Evidence terminatingEvidence;
    Stamp removed;
    Evidence removedEvidence;
  }

  EndpointTracks(String service, List<SliceVersion> versions) {
    this.service = service;
    for (SliceVersion version : versions) {
      apply(version);
    }
  }

  String service() {
    return service;
  }

  private static String keyOf(Endpoint endpoint) {
    String pod = endpoint.podUid() != null ? endpoint.podUid() : endpoint.pod();
    return (pod == null ? "" : pod) + "@" + endpoint.address();
  }

  private static String nameOf(Endpoint endpoint) {
    return endpoint.pod() == null ? endpoint.address() : endpoint.pod();
  }

  private void apply(SliceVersion version) {
    String slice = version.slice().name();
    boolean firstView = !slices.containsKey(slice) && !isNew(version);
    Map<String, Endpoint> before = slices.getOrDefault(slice, Map.of());
    Map<String, Endpoint> after = new TreeMap<>();
    if (!version.deleted()) {
      for (Endpoint endpoint : version.slice().endpoints()) {
        after.put(keyOf(endpoint), endpoint);
      }
      for (Port port : version.slice().ports()) {
        ports.add(port.port());
      }
    }
    slices.put(slice, after);
    Set<String> touched = new TreeSet<>(before.keySet());
    touched.addAll(after.keySet());
    for (String key : touched) {
      boolean known = tracks.containsKey(key);
      note(key, version, after.get(key));
      tracks.get(key).thereBefore |= firstView && !known;
    }
    Set<String> addresses = new TreeSet<>();
    slices.values().forEach(of -> of.values().forEach(shown -> addresses.add(shown.address())));
    addressSets.add(new AddressSet(version.at(), addresses));
  }

  /** Whether this is the version with which the slice was created, not one met later. */
  private static boolean isNew(SliceVersion version) {
    Long created = version.slice().created();
    return version.slice().endpoints().isEmpty()
        || (created != null && created.equals(version.slice().managed()))
        || (version.from() instanceof AuditEvent event && "create".equals(event.verb()));
  }

  /** The addresses of all endpoints of the Service, whatever their state, after each write. */
  record AddressSet(Stamp at, Set<String> addresses) {}

  List<AddressSet> addressSets() {
    return addressSets;
  }

  private void note(String key, SliceVersion version, Endpoint shown) {
    Track track = tracks.computeIfAbsent(key, k -> new Track());
    track.endpoint = shown != null ? shown : track.endpoint;
    boolean present = false;
    boolean ready = false;
    boolean serving = false;
    boolean terminating = false;
    for (Map<String, Endpoint> slice : slices.values()) {
      Endpoint endpoint = slice.get(key);
      if (endpoint != null) {
        present = true;
        ready |= endpoint.ready();
        serving |= endpoint.serving();
        terminating |= endpoint.terminating();
      }
    }
    Change last = track.changes.isEmpty() ? null : track.changes.get(track.changes.size() - 1);
    Change now = new Change(version.at(), present, ready, serving, terminating);
    if (last != null
        && last.present() == present
        && last.ready() == ready
        && last.serving() == serving
        && last.terminating() == terminating) {
      return;
    }
    track.changes.add(now);
    String source = version.from() instanceof AuditEvent ? "audit" : "endpointslice";
    if (terminating && track.terminating == null) {
      track.terminating = version.at();
      track.terminatingEvidence =
          Evidence.of(
              source,
              version.from().position(),
              "endpoint "
                  + nameOf(track.endpoint)
                  + " ready="
                  + ready
                  + " serving="
                  + serving
                  + " terminating=true");
    }
    if (!present) {
      track.removed = version.at();
      track.removedEvidence =
          Evidence.of(
              source,
              version.from().position(),
              "endpoint " + nameOf(track.endpoint) + " no longer in the slice");
    } else {
      track.removed = null;
      track.removedEvidence = null;
    }
  }

  /** Every endpoint's track with the endpoint as last shown. */
  Map<Endpoint, EndpointTrack> all() {
    Map<Endpoint, EndpointTrack> result = new LinkedHashMap<>();
    for (Track track : tracks.values()) {
      Change first = track.changes.get(0);
      result.put(
          track.endpoint,
          new EndpointTrack(
              service,
              track.endpoint.address(),
              track.endpoint.node(),
              track.thereBefore ? null : first.at(),
              track.changes,
              track.terminating,
              track.terminatingEvidence,
              track.removed,
              track.removedEvidence,
              List.copyOf(ports)));
    }
    return result;
  }
}
