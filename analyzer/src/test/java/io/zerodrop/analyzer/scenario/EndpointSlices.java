package io.zerodrop.analyzer.scenario;

import io.zerodrop.analyzer.scenario.PodLogs.Endpoint;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The slices of one Service as its pods change, in the watch and in the audit log. */
final class EndpointSlices {

  private static final double WATCH_DELAY = 0.009;

  /**
   * One write that consumers react to.
   *
   * @param addresses all endpoints of the Service after it
   */
  record Write(double at, Set<String> addresses) {}

  private final Service service;
  private final List<Pod> pods = new ArrayList<>();

  EndpointSlices(Service service, List<Pod> all) {
    this.service = service;
    for (Pod pod : all) {
      if (pod.service == service || pod.alsoIn.contains(service)) {
        pods.add(pod);
      }
    }
  }

  List<Write> writeTo(Journal journal) {
    List<Write> writes = new ArrayList<>();
    Set<String> slices = new LinkedHashSet<>();
    for (Pod pod : pods) {
      for (String address : pod.addresses) {
        slices.add(sliceOf(pod, address));
      }
    }
    int place = 2;
    for (String slice : slices) {
      String last = null;
      for (double at : times(slice)) {
        String endpoints = endpoints(slice, at);
        if (!endpoints.equals(last)) {
          write(journal, slice, endpoints, at, last == null, place);
          writes.add(new Write(at, addresses(at)));
          last = endpoints;
        }
      }
      place++;
    }
    return writes;
  }

  private String sliceOf(Pod pod, String address) {
    return service.name + "-s" + pod.slice + (address.contains(":") ? "-v6" : "");
  }

  private Set<Double> times(String slice) {
    Set<Double> times = new TreeSet<>();
    for (Pod pod : pods) {
      if (slice.startsWith(service.name + "-s" + pod.slice)) {
        times.addAll(pod.endpoint.keySet());
      }
    }
    return times;
  }

  private Set<String> addresses(double at) {
    Set<String> addresses = new TreeSet<>();
    for (Pod pod : pods) {
      var state = pod.endpoint.floorEntry(at);
      if (state != null && state.getValue().present()) {
        pod.addresses.forEach(address -> addresses.add(host(address) + ":" + service.targetPort));
      }
    }
    return addresses;
  }

  private static String host(String address) {
    return address.contains(":") ? "[" + address + "]" : address;
  }

  private String endpoints(String slice, double at) {
    List<String> endpoints = new ArrayList<>();
    for (Pod pod : pods) {
      var entry = pod.endpoint.floorEntry(at);
      Endpoint state = entry == null ? Endpoint.NONE : entry.getValue();
      for (String address : pod.addresses) {
        if (state.present() && sliceOf(pod, address).equals(slice)) {
          endpoints.add(
              ("{\"addresses\":[\"%s\"],\"conditions\":{\"ready\":%b,\"serving\":%b,\"terminating\":%b},"
                      + "\"nodeName\":\"%s\",\"targetRef\":{\"kind\":\"Pod\",\"namespace\":\"%s\",\"name\":\"%s\",\"uid\":\"%s\"}}")
                  .formatted(
                      address,
                      state.ready(),
                      state.serving(),
                      state.terminating(),
                      pod.node,
                      service.namespace,
                      pod.name,
                      pod.uid));
        }
      }
    }
    return endpoints.isEmpty() ? "null" : "[" + String.join(",", endpoints) + "]";
  }

  private void write(
      Journal journal, String slice, String endpoints, double at, boolean first, int place) {
    String object =
        ("{\"kind\":\"EndpointSlice\",\"apiVersion\":\"discovery.k8s.io/v1\",\"metadata\":{\"name\":\"%s\","
                + "\"namespace\":\"%s\",\"uid\":\"uid-%s\",\"resourceVersion\":\"%s\","
                + "\"labels\":{\"kubernetes.io/service-name\":\"%s\"},\"managedFields\":[{\"manager\":"
                + "\"kube-controller-manager\",\"operation\":\"Update\",\"time\":\"%s\"}]},"
                + "\"addressType\":\"%s\",\"endpoints\":%s,\"ports\":[{\"name\":\"http\",\"protocol\":\"TCP\",\"port\":%d}]}")
            .formatted(
                slice,
                service.namespace,
                slice,
                Revision.of(at, place),
                service.name,
                Clock.rfc3339Seconds(at),
                slice.endsWith("-v6") ? "IPv6" : "IPv4",
                endpoints,
                service.targetPort);
    AuditLog.write(
        journal,
        at,
        AuditLog.controller("endpointslice-controller"),
        first ? "create" : "update",
        "endpointslices",
        slice,
        first ? 201 : 200,
        null,
        object,
        false,
        Math.round(at * 1000) * 10 + place);
    journal.write(
        "endpointslices.jsonl",
        at + WATCH_DELAY,
        "{\"observedAt\":\"%s\",\"type\":\"%s\",\"object\":%s}"
            .formatted(Clock.rfc3339(at + WATCH_DELAY), first ? "ADDED" : "MODIFIED", object));
  }
}
