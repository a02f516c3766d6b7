package io.zerodrop.analyzer.scenario;

import static io.zerodrop.analyzer.result.Cause.ABRUPT_LOSS;
import static io.zerodrop.analyzer.result.Cause.GRACE_EXCEEDED;
import static io.zerodrop.analyzer.result.Cause.INFLIGHT_CUT;
import static io.zerodrop.analyzer.result.Cause.PROPAGATION_RACE;
import static io.zerodrop.analyzer.result.Cause.UNMARKED_STOP;

import io.zerodrop.analyzer.result.Cause;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whole incidents under load, each through several routers: every failure has its right cause. */
class UnseenIncidentsTest {

  /** What a user may not have. */
  private static final String[][] LOST = {
    {"audit"},
    {"endpointslices"},
    {"pods"},
    {"kubelet"},
    {"kube-proxy"},
    {"events"},
    {"kubelet", "pods", "events", "manifests"},
    {"audit", "pods", "events"},
    {"endpointslices", "pods"},
    {"audit", "kubelet", "events"},
    {"audit", "endpointslices", "kubelet"}
  };

  private final Cluster cluster = new Cluster();
  private final Pod a = cluster.pod("web-7d9f5-aaaaa", "10.1.1.7", "node-1");
  private final Pod b = cluster.pod("web-7d9f5-bbbbb", "10.1.2.8", "node-2");
  private final Pod c = cluster.pod("web-7d9f5-ccccc", "10.1.3.9", "node-3");

  private void run() {
    a.runningSince(-20);
    b.runningSince(-20);
    c.runningSince(-20);
  }

  @Retention(RetentionPolicy.RUNTIME)
  @ParameterizedTest
  @EnumSource(
      value = AccessFormat.class,
      names = {"INGRESS_NGINX", "HAPROXY", "ISTIO", "TRAEFIK_JSON_WITH_ITS_LOG"})
  private @interface ThroughEachRouter {}

  private Load load(AccessFormat format) {
    return new Load(cluster, cluster.service(), format).errors(0.02).aborts(0.01);
  }

  private Load others(AccessFormat format) {
    return load(format).runs(b, -21).runs(c, -21);
  }

  private Pod fresh(String name, String address, String node, double ready) {
    return cluster.pod(name, address, node).runningSince(ready);
  }

  private void holds(Load load) {
    load.send(0, 60, 20);
    List<ParsedLog> logs = cluster.parsed();
    load.isExplainedBy(Cluster.analyse(logs), 0.02);
    for (String[] lost : LOST) {
      load.isNotContradictedBy(Cluster.analyse(logs, lost), String.join(", ", lost));
    }
  }

  @ThroughEachRouter
  void a_kubelet_eviction(AccessFormat format) {
    run();
    a.evictedByKubelet(20.0, 2, 20.1, 143);
    holds(others(format).runs(a, -21, 20.003, 20.1, UNMARKED_STOP, UNMARKED_STOP));
  }

  @ThroughEachRouter
  void a_kubelet_eviction_of_an_app_that_drains(AccessFormat format) {
    run();
    a.evictedByKubelet(20.0, 20, 26.0, 0);
    holds(others(format).runs(a, -21, 20.003, 26.0, UNMARKED_STOP, UNMARKED_STOP));
  }

  @ThroughEachRouter
  void a_liveness_restart(AccessFormat format) {
    run();
    a.livenessRestart(20.0, 20.3, 143).ready(27.0);
    holds(others(format).runs(a, -21, 20.3, 20.3, UNMARKED_STOP, UNMARKED_STOP).runs(a, 22.0));
  }

  @ThroughEachRouter
  void a_kill_for_memory_and_another_soon_after(AccessFormat format) {
    run();
    a.crashes(20.0, 137, "OOMKilled", 21.0).ready(26.0);
    a.crashes(33.0, 137, "OOMKilled", 44.0).ready(48.0);
    holds(
        others(format)
            .runs(a, -21, 20.0, 20.0, ABRUPT_LOSS, ABRUPT_LOSS)
            .runs(a, 22.0, 33.0, 33.0, ABRUPT_LOSS, ABRUPT_LOSS)
            .runs(a, 45.0));
  }

  @ThroughEachRouter
  void a_force_delete(AccessFormat format) {
    run();
    a.forceDeletedBy("mallory", 20.0);
    a.sigterm(20.03).exits(20.05, 143);
    holds(others(format).runs(a, -21, 20.03, 20.05, ABRUPT_LOSS, ABRUPT_LOSS));
  }

  @ThroughEachRouter
  void a_force_delete_of_an_app_that_drains(AccessFormat format) {
    run();
    a.forceDeletedBy("mallory", 20.0);
    a.sigterm(20.03).exits(22.04, 137);
    holds(others(format).runs(a, -21, 20.03, 22.04, ABRUPT_LOSS, ABRUPT_LOSS));
  }

  @ThroughEachRouter
  void a_node_shutdown(AccessFormat format) {
    run();
    a.nodeShutsDown(20.0, 20, 20.4, 0);
    holds(others(format).runs(a, -21, 20.004, 20.4, UNMARKED_STOP, UNMARKED_STOP));
  }

  @ThroughEachRouter
  void a_node_that_goes_silent(AccessFormat format) {
    run();
    cluster.proxy("node-1").diesAt(20.0);
    for (int i = -4; i < 7; i++) {
      heartbeat("node-2", i * 10.0);
      heartbeat("node-3", i * 10.0);
      if (i < 2) {
        heartbeat("node-1", i * 10.0 + 3);
      }
    }
    a.withoutKubelet().nodeIsNotReady(55.0);
    holds(others(format).networkOutlives(0).slow(0).runs(a, -21, 20.0, 20.0, null, ABRUPT_LOSS));
  }

  private void heartbeat(String node, double at) {
    cluster.audit.write(at, AuditLog.kubelet(node), "update", "leases", node, 200, null, null);
  }

  private Load rollout(AccessFormat format, double exitAfter, Cause cut, Cause lost) {
    cluster.rolloutBy("alice", 17.0);
    Load load = load(format);
    Pod[] old = {a, b, c};
    for (int i = 0; i < 3; i++) {
      double at = 20.0 + 3 * i;
      String hook = old[i].containers.get(0).preStop;
      double wait = hook == null ? 0 : Double.parseDouble(hook.replaceAll("\\D", ""));
      load.runs(
          fresh(
              "web-5c8c6-" + "xyz".charAt(i) + "fr4q",
              "10.1." + (i + 1) + ".20",
              "node-" + (i + 1),
              at - 1),
          at - 1.5);
      old[i].stops(at, exitAfter, 143);
      double sigterm = at + 0.015 + wait;
      load.runs(old[i], -21, sigterm, sigterm + exitAfter, cut, lost);
    }
    return load;
  }

  @ThroughEachRouter
  void a_rollout(AccessFormat format) {
    run();
    holds(rollout(format, 0.01, INFLIGHT_CUT, PROPAGATION_RACE));
  }

  @ThroughEachRouter
  void a_rollout_whose_pods_keep_their_network(AccessFormat format) {
    for (Pod pod : new Pod[] {a, b, c}) {
      pod.sidecar("log-shipper", 0);
    }
    run();
    holds(rollout(format, 0.01, INFLIGHT_CUT, PROPAGATION_RACE).networkOutlives(9));
  }

  @ThroughEachRouter
  void a_rollout_of_apps_that_drain_with_pooled_connections(AccessFormat format) {
    run();
    holds(rollout(format, 7.0, INFLIGHT_CUT, PROPAGATION_RACE).pooled(0.5));
  }

  @ThroughEachRouter
  void a_rollout_before_a_router_that_hangs(AccessFormat format) {
    run();
    holds(rollout(format, 0.01, INFLIGHT_CUT, PROPAGATION_RACE).stalled(19.0, 45.0));
  }

  @ThroughEachRouter
  void a_rollout_with_a_prestop_shorter_than_the_routers_lag(AccessFormat format) {
    for (Pod pod : new Pod[] {a, b, c}) {
      pod.preStop("sleep 2");
    }
    run();
    holds(rollout(format, 0.01, INFLIGHT_CUT, PROPAGATION_RACE).lag(4));
  }

  @ThroughEachRouter
  void a_rollout_through_the_service_address(AccessFormat format) {
    run();
    holds(rollout(format, 0.01, INFLIGHT_CUT, PROPAGATION_RACE).lag(0.02).throughServiceAddress());
  }

  @ThroughEachRouter
  void requests_longer_than_the_grace(AccessFormat format) {
    run();
    a.grace(5).deleted(20.0).sigterm(20.015).exits(25.02, 137).gone(25.7);
    holds(
        others(format)
            .slow(0.5)
            .lag(4.99)
            .runs(a, -21, 25.02, 25.02, GRACE_EXCEEDED, PROPAGATION_RACE));
  }

  @ThroughEachRouter
  void scaled_to_none_and_back(AccessFormat format) {
    run();
    Load load = load(format);
    for (Pod pod : new Pod[] {a, b, c}) {
      pod.stops(20.0, 0.01, 143);
      load.runs(pod, -21, 20.015, 20.025, INFLIGHT_CUT, PROPAGATION_RACE);
    }
    load.runs(fresh("web-7d9f5-ddddd", "10.1.1.30", "node-1", 30.0), 29.0);
    holds(load);
  }

  @ThroughEachRouter
  void pods_that_are_ready_long_before_they_listen(AccessFormat format) {
    run();
    Pod slow = cluster.pod("web-5c8c6-slow1", "10.1.1.30", "node-1").withoutReadinessProbe();
    slow.runningSince(20.0);
    holds(others(format).runs(a, -21).runs(slow, 32.0));
  }
}
