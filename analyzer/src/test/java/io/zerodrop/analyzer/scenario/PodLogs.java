package io.zerodrop.analyzer.scenario;

import io.zerodrop.analyzer.scenario.PodJson.Container;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * The state of one pod, and the lines that the API server, its kubelet and watchers write of it.
 */
abstract class PodLogs {

  /** From a pod's change to the endpoint slice controller's write. */
  static final double SLICE_DELAY = 0.03;

  static final double KUBELET_DELAY = 0.014;
  private static final double WATCH_DELAY = 0.008;

  final Cluster cluster;
  final Service service;
  final String name;
  final String node;
  final String uid;
  final List<String> addresses = new ArrayList<>();
  final List<Service> alsoIn = new ArrayList<>();
  final List<Container> containers = new ArrayList<>();
  String owner;
  int grace = 30;
  int slice;

  double created;
  Double startedAt;
  Double readySince;
  boolean ready;
  Double deletionTimestamp;
  int deletionGrace;
  double killingSince;
  String phase = "Pending";
  String reason;
  String disruption;
  boolean quietKubelet;

  /** Time to the endpoint's state from then on. */
  final TreeMap<Double, Endpoint> endpoint = new TreeMap<>();

  record Endpoint(boolean present, boolean ready, boolean serving, boolean terminating) {
    static final Endpoint NONE = new Endpoint(false, false, false, false);
  }

  PodLogs(Cluster cluster, Service service, String name, String address, String node, String uid) {
    this.cluster = cluster;
    this.service = service;
    this.name = name;
    this.node = node;
    this.uid = uid;
    addresses.add(address);
    containers.add(new Container("app", service.targetPort));
    int dash = name.lastIndexOf('-');
    this.owner = name.startsWith("web-") && dash > 3 ? name.substring(0, dash) : service.name;
  }

  String address() {
    return addresses.get(0);
  }

  Container container(String named) {
    return containers.stream().filter(c -> c.name.equals(named)).findFirst().orElseThrow();
  }

  void killLine(String named, double at, int left) {
    kubelet(
        at,
        ("\"Killing container with a grace period\" pod=\"%s\" podUID=\"%s\" containerName=\"%s\""
                + " containerID=\"containerd://%s\" gracePeriod=%d")
            .formatted(key(), uid, named, container(named).id, left));
  }

  void plegDied(Container container, double at, int exitCode) {
    kubelet(
        at,
        "\"Generic (PLEG): container finished\" podID=\"%s\" containerID=\"%s\" exitCode=%d"
            .formatted(uid, container.id, exitCode));
    kubelet(
        at + 0.0001,
        "\"SyncLoop (PLEG): event for pod\" pod=\"%s\" event={\"ID\":\"%s\",\"Type\":\"ContainerDied\",\"Data\":\"%s\"}"
            .formatted(key(), uid, container.id));
  }

  void statusPatch(double at) {
    String patch =
        "{\"metadata\":{\"uid\":\"%s\"},\"status\":{\"phase\":\"%s\"}}".formatted(uid, phase);
    cluster.audit.write(
        at, AuditLog.kubelet(node), "patch", "pods/status", name, 200, patch, PodJson.of(this, at));
    watch(at, "MODIFIED");
  }

  void watch(double at, String type) {
    cluster.journal.write(
        "pods.jsonl",
        at + WATCH_DELAY,
        "{\"observedAt\":\"%s\",\"type\":\"%s\",\"object\":%s}"
            .formatted(Clock.rfc3339(at + WATCH_DELAY), type, PodJson.of(this, at)));
  }

  void slices(double at) {
    boolean terminating = deletionTimestamp != null;
    boolean listed = startedAt != null && !phase.equals("Failed") && !phase.equals("Succeeded");
    endpoint.put(
        at + SLICE_DELAY,
        listed
            ? new Endpoint(
                true, service.publishNotReady || ready && !terminating, ready, terminating)
            : Endpoint.NONE);
  }

  void kubelet(double at, String text) {
    if (!quietKubelet) {
      cluster.journal.write(
          "kubelet-" + node + ".log",
          at,
          "I%s    5819 kubelet.go:1] %s".formatted(Clock.klog(at), text));
    }
  }

  void event(double at, String why, String message) {
    cluster.events.write(at, "Pod", name, uid, why, node, message);
  }

  String key() {
    return service.namespace + "/" + name;
  }
}
