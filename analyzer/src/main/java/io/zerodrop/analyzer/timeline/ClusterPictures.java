package io.zerodrop.analyzer.timeline;

import io.zerodrop.analyzer.timeline.ClusterPicture.NodeAddresses;
import io.zerodrop.analyzer.timeline.EndpointTracks.AddressSet;
import io.zerodrop.ingest.event.AuditEvent;
import io.zerodrop.ingest.event.ClusterEvent;
import io.zerodrop.ingest.event.KubeletLine;
import io.zerodrop.ingest.event.KubernetesEvent;
import io.zerodrop.ingest.event.ManifestObserved;
import io.zerodrop.ingest.event.NodeState;
import io.zerodrop.ingest.event.PodObserved;
import io.zerodrop.ingest.event.PodState;
import io.zerodrop.ingest.event.ProxyLine;
import io.zerodrop.ingest.event.ServiceState;
import io.zerodrop.ingest.event.SliceObserved;
import io.zerodrop.ingest.event.SliceState.Endpoint;
import io.zerodrop.ingest.event.Stamp;
import io.zerodrop.ingest.event.WorkloadState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Makes the picture of a cluster from the records of its logs: a pure function of the set of
 * records, whatever their order and however often each came.
 */
public final class ClusterPictures {

  private final TimelineSettings settings;

  public ClusterPictures(TimelineSettings settings) {
    this.settings = settings;
  }

  /**
   * @param dossiers records by pod
   * @param others every record that belongs to no single pod
   */
  public ClusterPicture draw(List<PodDossier> dossiers, List<ClusterEvent> others) {
    List<ClusterEvent> ordered = new ArrayList<>(others);
    ordered.sort(Comparator.comparing(ClusterEvent::position));
    List<PodDossier> pods = new ArrayList<>(dossiers);
    pods.sort(Comparator.comparing(PodDossier::namespace).thenComparing(PodDossier::name));

    RevisionClock revisions = new RevisionClock();
    pods.forEach(dossier -> dossier.records().forEach(record -> date(revisions, record)));
    SliceVersions versions = new SliceVersions(settings, revisions);
    ordered.forEach(versions::add);

    Map<String, List<EndpointTrack>> tracksByPod = new TreeMap<>();
    Map<String, Endpoint> endpointsByPod = new TreeMap<>();
    Map<String, List<AddressSet>> written = new TreeMap<>();
    for (var entry : versions.byService().entrySet()) {
      EndpointTracks tracks = new EndpointTracks(entry.getKey(), entry.getValue());
      written.put(entry.getKey(), tracks.addressSets());
      tracks
          .all()
          .forEach(
              (endpoint, track) -> {
                String key = podKey(namespaceOf(entry.getKey()), endpoint);
                tracksByPod.computeIfAbsent(key, k -> new ArrayList<>()).add(track);
                endpointsByPod.putIfAbsent(key, endpoint);
              });
    }

    List<ProxyLog> proxies = proxyLogs(ordered);
    PodTimelines timelines = new PodTimelines(settings, proxies, written);
    List<PodTimelines.Merged> merged = new ArrayList<>();
    Set<String> taken = new TreeSet<>();
    for (PodDossier dossier : pods) {
      for (PodSightings sightings :
          PodSightings.of(dossier.namespace(), dossier.name(), dossier.records())) {
        List<EndpointTrack> tracks = new ArrayList<>();
        for (String key : keysOf(sightings)) {
          if (tracksByPod.containsKey(key) && taken.add(key)) {
            tracks.addAll(tracksByPod.get(key));
          }
        }
        merged.add(timelines.merge(sightings, tracks));
      }
    }
    addPodsOnlyInSlices(tracksByPod, endpointsByPod, taken, timelines, merged);
    return new ClusterPicture(
        new TriggerAssignment(pods, ordered).to(merged),
        services(ordered),
        workloads(ordered),
        nodes(ordered, merged),
        coverage(pods, ordered));
  }

  private static void date(RevisionClock revisions, ClusterEvent record) {
    if (record instanceof PodObserved observed
        && observed.time() != null
        && observed.pod().resourceVersion() != null) {
      revisions.seen(observed.pod().resourceVersion(), observed.time().latest());
    }
    if (record instanceof AuditEvent event
        && event.succeeded()
        && event.pod() != null
        && event.pod().resourceVersion() != null
        && event.pod().deletionGracePeriodSeconds() == null) {
      revisions.written(event.pod().resourceVersion(), event.time());
    }
  }

  private static String namespaceOf(String service) {
    return service.substring(0, service.indexOf('/'));
  }

  private static String podKey(String namespace, Endpoint endpoint) {
    if (endpoint.podUid() != null) {
      return "uid " + endpoint.podUid();
    }
    if (endpoint.pod() != null) {
      return "pod " + namespace + "/" + endpoint.pod();
    }
    return "address " + namespace + "/" + endpoint.address();
  }

  private static List<String> keysOf(PodSightings pod) {
    List<String> keys = new ArrayList<>();
    if (pod.uid != null) {
      keys.add("uid " + pod.uid);
    }
    keys.add("pod " + pod.namespace + "/" + pod.name);
    return keys;
  }

  /** Endpoints whose pods no other source speaks of: the slices alone make a timeline. */
  private static void addPodsOnlyInSlices(
      Map<String, List<EndpointTrack>> tracksByPod,
      Map<String, Endpoint> endpoints,
      Set<String> taken,
      PodTimelines timelines,
      List<PodTimelines.Merged> merged) {
    for (var entry : tracksByPod.entrySet()) {
      if (taken.contains(entry.getKey())) {
        continue;
      }
      Endpoint endpoint = endpoints.get(entry.getKey());
      String namespace = namespaceOf(entry.getValue().get(0).service());
      PodState known = podOf(namespace, endpoint);
      PodSightings sightings =
          PodSightings.of(
                  namespace, known.name(), List.of(new PodObserved(null, null, "SLICE", known)))
              .get(0);
      merged.add(timelines.merge(sightings, entry.getValue()));
    }
  }

  private static PodState podOf(String namespace, Endpoint endpoint) {
    String name = endpoint.pod() != null ? endpoint.pod() : endpoint.address();
    return new PodState(
        namespace,
        name,
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

  private static List<ProxyLog> proxyLogs(List<ClusterEvent> records) {
    Map<String, List<ProxyLine>> byNode = new TreeMap<>();
    Set<Object> seen = new LinkedHashSet<>();
    for (ClusterEvent record : records) {
      if (record instanceof ProxyLine line && line.time() != null) {
        String node = line.node() == null ? line.position().file() : line.node();
        if (seen.add(List.of(node, line.time(), line.kind(), String.valueOf(line.endpoints())))) {
          byNode.computeIfAbsent(node, n -> new ArrayList<>()).add(line);
        }
      }
    }
    List<ProxyLog> logs = new ArrayList<>();
    byNode.forEach((node, lines) -> logs.add(new ProxyLog(node, lines)));
    return logs;
  }

  private static List<ServiceState> services(List<ClusterEvent> records) {
    Map<String, ServiceState> services = new TreeMap<>();
    for (ClusterEvent record : records) {
      ServiceState shown = null;
      if (record instanceof ManifestObserved manifest) {
        shown = manifest.service();
      } else if (record instanceof AuditEvent event && event.succeeded()) {
        shown = event.service();
      }
      if (shown != null && shown.name() != null) {
        services.merge(shown.namespace() + "/" + shown.name(), shown, ServiceMerge::merge);
      }
    }
    return new ArrayList<>(services.values());
  }

  private static List<WorkloadState> workloads(List<ClusterEvent> records) {
    Map<String, WorkloadState> workloads = new TreeMap<>();
    for (ClusterEvent record : records) {
      WorkloadState shown = null;
      if (record instanceof ManifestObserved manifest) {
        shown = manifest.workload();
      } else if (record instanceof AuditEvent event && event.succeeded()) {
        shown = event.workload();
      }
      if (shown != null && shown.name() != null && !shown.containers().isEmpty()) {
        workloads.merge(
            shown.kind() + " " + shown.namespace() + "/" + shown.name(),
            shown,
            (a, b) -> generation(b) >= generation(a) ? b : a);
      }
    }
    return new ArrayList<>(workloads.values());
  }

  private static long generation(WorkloadState workload) {
    return workload.generation() == null ? 0 : workload.generation();
  }

  private static List<NodeAddresses> nodes(
      List<ClusterEvent> records, List<PodTimelines.Merged> merged) {
    Map<String, Set<String>> nodes = new TreeMap<>();
    for (ClusterEvent record : records) {
      NodeState node = null;
      if (record instanceof ManifestObserved manifest) {
        node = manifest.node();
      } else if (record instanceof AuditEvent event) {
        node = event.node();
      } else if (record instanceof ProxyLine line && line.node() != null) {
        nodes.computeIfAbsent(line.node(), n -> new TreeSet<>());
      }
      if (node != null && node.name() != null) {
        nodes.computeIfAbsent(node.name(), n -> new TreeSet<>()).addAll(node.addresses());
      }
    }
    for (PodTimelines.Merged pod : merged) {
      if (pod.timeline().node() != null) {
        Set<String> addresses = nodes.computeIfAbsent(pod.timeline().node(), n -> new TreeSet<>());
        for (PodSightings.Sighting sighting : pod.assembly().ordered) {
          if (sighting.pod().hostIp() != null) {
            addresses.add(sighting.pod().hostIp());
          }
        }
      }
    }
    List<NodeAddresses> result = new ArrayList<>();
    nodes.forEach(
        (node, addresses) -> result.add(new NodeAddresses(node, new ArrayList<>(addresses))));
    return result;
  }

  private static Coverage coverage(List<PodDossier> pods, List<ClusterEvent> others) {
    Map<String, Stamp> ranges = new TreeMap<>();
    Set<String> proxies = new TreeSet<>();
    Set<String> kubelets = new TreeSet<>();
    boolean bodies = false;
    boolean watched = false;
    for (PodDossier dossier : pods) {
      for (ClusterEvent record : dossier.records()) {
        widen(ranges, PodAssembly.sourceOf(record), record);
        if (record instanceof KubeletLine line && line.node() != null) {
          kubelets.add(line.node());
        }
        bodies |=
            record instanceof AuditEvent event && event.pod() != null && !event.metadataOnly();
      }
    }
    for (ClusterEvent record : others) {
      if (record instanceof SliceObserved) {
        watched = true;
        widen(ranges, "endpointslice", record);
        ranges.putIfAbsent("endpointslice", new Stamp(Long.MIN_VALUE / 4, Long.MAX_VALUE / 4));
      } else if (record instanceof ProxyLine line) {
        widen(ranges, "kube-proxy", record);
        if (line.node() != null) {
          proxies.add(line.node());
        }
      } else if (record instanceof AuditEvent event) {
        widen(ranges, "audit", record);
        if (event.slice() != null) {
          widen(ranges, "endpointslice", record);
        }
      } else if (record instanceof KubeletLine line) {
        widen(ranges, "kubelet", record);
        if (line.node() != null) {
          kubelets.add(line.node());
        }
      } else if (record instanceof KubernetesEvent) {
        widen(ranges, "event", record);
      } else if (record instanceof ManifestObserved) {
        ranges.putIfAbsent("manifest", new Stamp(Long.MIN_VALUE / 4, Long.MAX_VALUE / 4));
      }
    }
    return new Coverage(
        ranges, new ArrayList<>(proxies), new ArrayList<>(kubelets), bodies, watched);
  }

  private static void widen(Map<String, Stamp> ranges, String source, ClusterEvent record) {
    if (record.time() != null) {
      ranges.merge(
          source,
          record.time(),
          (a, b) ->
              new Stamp(Math.min(a.earliest(), b.earliest()), Math.max(a.latest(), b.latest())));
    }
  }
}
