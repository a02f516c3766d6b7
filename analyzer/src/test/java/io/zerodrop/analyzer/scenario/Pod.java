package io.zerodrop.analyzer.scenario;

import io.zerodrop.analyzer.scenario.PodJson.Container;

/**
 * One pod. First what it is, then what happens to it, in the order of time: each verb writes what
 * the API server, the kubelet and the watchers of pods would have logged, and notes what becomes of
 * its endpoint.
 */
final class Pod extends PodShape {

  Pod(Cluster cluster, Service service, String name, String address, String node, String uid) {
    super(cluster, service, name, address, node, uid);
  }

  Pod runningSince(double at) {
    return created(at - 3).started(at - 1).ready(at);
  }

  Pod created(double at) {
    created = at;
    watch(at, "ADDED");
    return this;
  }

  Pod started(double at) {
    startedAt = at;
    phase = "Running";
    readySince = at;
    for (Container container : containers) {
      container.startedAt = at;
      container.id = uid + "-" + container.name + "-0";
    }
    statusPatch(at + 0.1);
    slices(at + 0.1);
    return this;
  }

  Pod ready(double at) {
    ready = true;
    readySince = at;
    statusPatch(at);
    slices(at);
    return this;
  }

  Pod unready(double at) {
    ready = false;
    readySince = at;
    statusPatch(at);
    slices(at);
    return this;
  }

  /** By the ReplicaSet controller, as in a rollout. */
  Pod deleted(double at) {
    return deletedBy(AuditLog.controller("replicaset-controller"), at);
  }

  Pod deletedBy(String user, double at) {
    markDeleted(at, grace);
    cluster.audit.write(
        at,
        user,
        "delete",
        "pods",
        name,
        200,
        "{\"kind\":\"DeleteOptions\",\"apiVersion\":\"meta.k8s.io/__internal\"}",
        PodJson.of(this, at));
    watch(at, "MODIFIED");
    kubeletKills(at);
    return this;
  }

  /** {@code kubectl delete pod --grace-period}. */
  Pod deletedWithin(int seconds, String user, double at) {
    markDeleted(at, seconds);
    cluster.audit.write(
        at,
        user,
        "delete",
        "pods",
        name,
        200,
        "{\"kind\":\"DeleteOptions\",\"gracePeriodSeconds\":" + seconds + "}",
        PodJson.of(this, at));
    watch(at, "MODIFIED");
    kubeletKills(at);
    return this;
  }

  /** Deleted once more, by force, while it terminates. */
  Pod hurriedBy(String user, double at) {
    deletionTimestamp = at;
    deletionGrace = 0;
    cluster.audit.write(
        at,
        user,
        "delete",
        "pods",
        name,
        200,
        "{\"kind\":\"DeleteOptions\",\"gracePeriodSeconds\":0}",
        PodJson.of(this, at));
    watch(at, "MODIFIED");
    watch(at + 0.006, "DELETED");
    kubelet(at + 0.02, "\"SyncLoop REMOVE\" source=\"api\" pods=[\"%s\"]".formatted(key()));
    endpoint.put(at + 0.06, Endpoint.NONE);
    killLine("app", at + 0.025, 2);
    return this;
  }

  Pod evictedBy(String user, double at) {
    markDeleted(at, grace);
    disruption = "EvictionByEvictionAPI";
    cluster.audit.write(
        at,
        user,
        "create",
        "pods/eviction",
        name,
        201,
        "{\"kind\":\"Eviction\",\"apiVersion\":\"policy/v1\",\"metadata\":{\"name\":\""
            + name
            + "\"}}",
        "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Success\",\"code\":201}");
    watch(at, "MODIFIED");
    kubeletKills(at);
    return this;
  }

  /** {@code kubectl delete pod --force --grace-period=0}; the process gets a second or two. */
  Pod forceDeletedBy(String user, double at) {
    markDeleted(at, 0);
    cluster.audit.write(
        at,
        user,
        "delete",
        "pods",
        name,
        200,
        "{\"kind\":\"DeleteOptions\",\"apiVersion\":\"meta.k8s.io/__internal\",\"gracePeriodSeconds\":0}",
        PodJson.of(this, at));
    watch(at, "MODIFIED");
    watch(at + 0.006, "DELETED");
    kubelet(
        at + KUBELET_DELAY, "\"SyncLoop DELETE\" source=\"api\" pods=[\"%s\"]".formatted(key()));
    kubelet(at + 0.02, "\"SyncLoop REMOVE\" source=\"api\" pods=[\"%s\"]".formatted(key()));
    slices(at);
    endpoint.put(at + 0.06, Endpoint.NONE);
    return this;
  }

  private void markDeleted(double at, int seconds) {
    deletionTimestamp = at + seconds;
    deletionGrace = seconds;
    slices(at);
  }

  private void kubeletKills(double at) {
    killingSince = at + KUBELET_DELAY;
    kubelet(killingSince, "\"SyncLoop DELETE\" source=\"api\" pods=[\"%s\"]".formatted(key()));
    containers.forEach(
        container -> event(killingSince, "Killing", "Stopping container " + container.name));
  }

  /** The hook is not there or fails at once. */
  Pod preStopFails(double at) {
    kubelet(
        at,
        ("\"PreStop hook failed\" err=\"exec: \\\"sleep\\\": executable file not found\" pod=\"%s\" podUID=\"%s\""
                + " containerName=\"app\" containerID=\"containerd://%s\"")
            .formatted(key(), uid, container("app").id));
    event(at, "FailedPreStopHook", "PreStopHook failed");
    return this;
  }

  /** SIGTERM to all containers. */
  Pod sigterm(double at) {
    containers.forEach(container -> sigterm(container.name, at));
    return this;
  }

  Pod sigterm(String named, double at) {
    int left = deletionGrace == 0 ? 2 : Math.max(2, deletionGrace - (int) (at - killingSince));
    killLine(named, at, left);
    return this;
  }

  /** The last container's exit ends the pod: its status tells it, and its endpoint goes. */
  Pod exits(double at, int exitCode) {
    return exits("app", at, exitCode);
  }

  Pod exits(String named, double at, int exitCode) {
    return exits(named, at, exitCode, exitCode == 0 ? "Completed" : "Error");
  }

  private Pod exits(String named, double at, int exitCode, String why) {
    Container container = container(named);
    plegDied(container, at + 0.15, exitCode);
    container.terminated = PodJson.terminated(container, at, exitCode, why);
    if (containers.stream().noneMatch(Container::runs)) {
      finished(at + 0.35);
    }
    return this;
  }

  Pod killedForMemory(double at) {
    return exits("app", at, 137, "OOMKilled");
  }

  private void finished(double at) {
    ready = false;
    readySince = at;
    phase = container("app").terminated.contains("\"exitCode\":0,") ? "Succeeded" : "Failed";
    statusPatch(at);
    slices(at);
  }

  /** The object leaves the API. */
  Pod gone(double at) {
    deletionTimestamp = at;
    deletionGrace = 0;
    cluster.audit.write(
        at,
        AuditLog.kubelet(node),
        "delete",
        "pods",
        name,
        200,
        "{\"kind\":\"DeleteOptions\",\"gracePeriodSeconds\":0,\"preconditions\":{\"uid\":\""
            + uid
            + "\"}}",
        PodJson.of(this, at));
    watch(at, "MODIFIED");
    watch(at + 0.005, "DELETED");
    kubelet(at + 0.01, "\"SyncLoop REMOVE\" source=\"api\" pods=[\"%s\"]".formatted(key()));
    endpoint.put(at + SLICE_DELAY, Endpoint.NONE);
    return this;
  }

  /** Deleted, stopped after its preStop, exits some seconds after SIGTERM, gone. */
  Pod stops(double at, double afterSigterm, int exitCode) {
    String hook = containers.get(0).preStop;
    double wait = hook == null ? 0 : Double.parseDouble(hook.replaceAll("\\D", ""));
    double sigterm = at + KUBELET_DELAY + wait + 0.001;
    deleted(at).sigterm(sigterm);
    for (Container container : containers) {
      exits(container.name, sigterm + afterSigterm, exitCode);
    }
    return gone(sigterm + afterSigterm + 0.7);
  }

  /** The process ends by itself and the kubelet starts it again. */
  Pod crashes(double at, int exitCode, String why, double restartedAt) {
    Container container = container("app");
    plegDied(container, at + 0.5, exitCode);
    container.lastTerminated = PodJson.terminated(container, at, exitCode, why);
    restart(container, restartedAt);
    return this;
  }

  private void restart(Container container, double at) {
    container.restarts++;
    container.startedAt = at;
    container.id = uid + "-" + container.name + "-" + container.restarts;
    ready = false;
    readySince = at;
    statusPatch(at + 0.1);
    slices(at + 0.1);
  }

  /** The kubelet stops and restarts the container; SIGTERM comes at once. */
  Pod livenessRestart(double at, double exitsAt, int exitCode) {
    Container container = container("app");
    String says = "Container app failed liveness probe, will be restarted";
    kubelet(
        at - 0.002,
        ("\"Probe failed\" probeType=\"Liveness\" pod=\"%s\" podUID=\"%s\" containerName=\"app\""
                + " probeResult=\"failure\" output=\"HTTP probe failed with statuscode: 500\"")
            .formatted(key(), uid));
    kubelet(
        at,
        ("\"Message for Container of pod\" containerName=\"app\""
                + " containerStatusID={\"Type\":\"containerd\",\"ID\":\"%s\"} pod=\"%s\" containerMessage=\"%s\"")
            .formatted(container.id, key(), says));
    event(at, "Unhealthy", "Liveness probe failed: HTTP probe failed with statuscode: 500");
    event(at, "Killing", says);
    killLine("app", at + 0.001, grace);
    plegDied(container, exitsAt + 0.3, exitCode);
    container.lastTerminated =
        PodJson.terminated(container, exitsAt, exitCode, exitCode == 0 ? "Completed" : "Error");
    restart(container, exitsAt + 0.5);
    return this;
  }

  /** Node pressure: the pod is stopped, its endpoint stays ready until the end. */
  Pod evictedByKubelet(double at, int seconds, double exitsAt, int exitCode) {
    kubelet(
        at - 0.01, "\"Eviction manager: must evict pod(s) to reclaim\" resourceName=\"memory\"");
    event(at, "Evicted", "The node was low on resource: memory.");
    killLine("app", at + 0.002, seconds);
    reason = "Evicted";
    disruption = "TerminationByKubelet";
    exits("app", exitsAt, exitCode, exitCode == 0 ? "Completed" : "Error");
    kubelet(
        exitsAt + 0.4,
        "\"Eviction manager: pod is evicted successfully\" pod=\"%s\"".formatted(key()));
    return this;
  }

  Pod nodeShutsDown(double at, int seconds, double exitsAt, int exitCode) {
    kubelet(
        at, "\"Shutdown manager detected new shutdown event, isNodeShuttingDownNow\" event=true");
    kubelet(
        at + 0.001,
        "\"Shutdown manager killing pod with gracePeriod\" pod=\"%s\" gracePeriod=%d"
            .formatted(key(), seconds));
    killLine("app", at + 0.003, seconds);
    reason = "Terminated";
    disruption = "TerminationByKubelet";
    exits("app", exitsAt, exitCode, exitCode == 0 ? "Completed" : "Error");
    return this;
  }

  /** The node controller no longer hears of the node and marks its pods. */
  Pod nodeIsNotReady(double at) {
    ready = false;
    readySince = at;
    cluster.audit.write(
        at,
        AuditLog.controller("node-controller"),
        "update",
        "pods/status",
        name,
        200,
        null,
        PodJson.of(this, at));
    watch(at, "MODIFIED");
    slices(at);
    event(at, "NodeNotReady", "Node is not ready");
    cluster.events.write(
        at,
        "Node",
        node,
        node,
        "NodeNotReady",
        "",
        "Node " + node + " status is now: NodeNotReady");
    return this;
  }

  /** NoExecute after 300 s of an unreachable node; the kubelet does not hear of it. */
  Pod evictedByTaintManager(double at) {
    disruption = "DeletionByTaintManager";
    markDeleted(at, grace);
    cluster.audit.write(
        at,
        AuditLog.controller("node-controller"),
        "delete",
        "pods",
        name,
        200,
        "{\"kind\":\"DeleteOptions\"}",
        PodJson.of(this, at));
    watch(at, "MODIFIED");
    return this;
  }
}
