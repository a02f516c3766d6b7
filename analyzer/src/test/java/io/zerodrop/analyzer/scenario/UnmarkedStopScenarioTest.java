package io.zerodrop.analyzer.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.analyzer.result.Subtype;
import io.zerodrop.analyzer.result.TriggerKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Containers that the kubelet stops in order, while the endpoint stays ready. */
class UnmarkedStopScenarioTest {

  private final Cluster cluster = new Cluster();
  private final IngressNginx ingress = cluster.ingress();
  private Pod pod;

  @BeforeEach
  void twoPods() {
    pod = cluster.pod("web-7d9f5-a", "10.1.1.7", "node-1").runningSince(-300);
    cluster.pod("web-7d9f5-b", "10.1.2.8", "node-2").runningSince(-300);
  }

  @Test
  void a_kubelet_eviction() {
    pod.evictedByKubelet(10.0, 2, 10.1, 143);
    ingress.closed("cut", 9.5, 0.6, pod);
    ingress.refused("refused", 10.3, pod);
    ingress.connectTimeout("later", 11.5, pod);
    Analysis analysis = cluster.analyse();
    for (String request : new String[] {"cut", "refused", "later"}) {
      assertThat(analysis.says(request)).isEqualTo("unmarked-stop/" + Subtype.KUBELET_EVICTION);
    }
    assertThat(analysis.termination("web-7d9f5-a").trigger().kind())
        .isEqualTo(TriggerKind.EVICTION);
  }

  @Test
  void one_that_gives_time_refuses_from_sigterm_on() {
    pod.evictedByKubelet(10.0, 20, 18.0, 0);
    ingress.refused("refused", 14.0, pod);
    ingress.reset("reset", 15.5, 0.000, pod);
    Analysis analysis = cluster.analyse();
    assertThat(analysis.says("refused")).isEqualTo("unmarked-stop/" + Subtype.KUBELET_EVICTION);
    assertThat(analysis.says("reset")).isEqualTo("unmarked-stop/" + Subtype.KUBELET_EVICTION);
  }

  @Test
  void a_node_shutdown() {
    pod.nodeShutsDown(10.0, 20, 10.4, 0);
    ingress.refused("r1", 10.8, pod);
    Analysis analysis = cluster.analyse();
    assertThat(analysis.says("r1")).isEqualTo("unmarked-stop/" + Subtype.NODE_SHUTDOWN);
    assertThat(analysis.termination("web-7d9f5-a").trigger().kind())
        .isEqualTo(TriggerKind.NODE_SHUTDOWN);
  }

  @Test
  void known_by_the_kubelet_alone() {
    pod.nodeShutsDown(10.0, 20, 10.4, 0);
    ingress.refused("r1", 10.8, pod);
    assertThat(cluster.analyse("pods", "audit", "events").says("r1"))
        .isEqualTo("unmarked-stop/" + Subtype.NODE_SHUTDOWN);
  }

  @Test
  void or_by_the_pods_status_alone() {
    pod.nodeShutsDown(10.0, 20, 10.4, 0);
    ingress.refused("r1", 10.8, pod);
    assertThat(cluster.analyse("kubelet", "audit", "events").says("r1"))
        .isEqualTo("unmarked-stop/" + Subtype.NODE_SHUTDOWN);
  }

  @Test
  void a_node_that_shuts_down_and_is_marked_not_ready_meanwhile_is_not_lost() {
    pod.nodeShutsDown(10.0, 20, 25.0, 0).nodeIsNotReady(26.0);
    ingress.refused("r1", 16.0, pod);
    assertThat(cluster.analyse().says("r1")).isEqualTo("unmarked-stop/" + Subtype.NODE_SHUTDOWN);
  }

  @Test
  void a_liveness_restart() {
    pod.livenessRestart(10.0, 10.3, 143).ready(16.0);
    ingress.closed("cut", 9.0, 1.3, pod);
    ingress.refused("refused", 10.6, pod);
    Analysis analysis = cluster.analyse();
    assertThat(analysis.says("cut")).isEqualTo("unmarked-stop/" + Subtype.PROBE_RESTART);
    assertThat(analysis.says("refused")).isEqualTo("unmarked-stop/" + Subtype.PROBE_RESTART);
  }

  @Test
  void that_ends_in_sigkill_is_still_one() {
    pod.grace(5).livenessRestart(10.0, 15.05, 137).ready(22.0);
    ingress.closed("cut", 12.0, 3.06, pod);
    for (String missing : new String[] {"none", "kubelet", "events", "pods"}) {
      assertThat(cluster.analyse(missing).says("cut"))
          .as("without %s", missing)
          .isEqualTo("unmarked-stop/" + Subtype.PROBE_RESTART);
    }
  }

  @Test
  void a_crash_and_later_a_liveness_restart_are_told_apart() {
    pod.crashes(10.0, 139, "Error", 11.0).ready(16.0);
    pod.livenessRestart(60.0, 60.3, 143).ready(66.0);
    ingress.closed("crash", 9.5, 0.51, pod);
    ingress.closed("probe", 59.5, 0.81, pod);
    Analysis analysis = cluster.analyse();
    assertThat(analysis.says("crash")).isEqualTo("abrupt-loss/" + Subtype.CRASH);
    assertThat(analysis.says("probe")).isEqualTo("unmarked-stop/" + Subtype.PROBE_RESTART);
  }

  @Test
  void a_pod_that_was_evicted_and_is_deleted_later_was_not_lost_to_the_deletion() {
    pod.evictedByKubelet(10.0, 2, 10.1, 143);
    pod.deletedBy(AuditLog.controller("replicaset-controller"), 14.0);
    ingress.connectTimeout("r1", 14.2, pod);
    assertThat(cluster.analyse().says("r1")).isEqualTo("unmarked-stop/" + Subtype.KUBELET_EVICTION);
  }
}
