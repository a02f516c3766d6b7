package io.zerodrop.analyzer.scenario;

import static io.zerodrop.analyzer.scenario.IngressNginx.readTimeout;
import static io.zerodrop.analyzer.scenario.IngressNginx.upstream;
import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.analyzer.result.Subtype;
import io.zerodrop.analyzer.result.TriggerKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pods that went without a termination sequence. */
class AbruptLossScenarioTest {

  private final Cluster cluster = new Cluster();
  private final IngressNginx ingress = cluster.ingress();
  private Pod pod;

  @BeforeEach
  void twoPods() {
    pod = cluster.pod("web-7d9f5-a", "10.1.1.7", "node-1").preStop("sleep 10").runningSince(-300);
    cluster.pod("web-7d9f5-b", "10.1.2.8", "node-2").runningSince(-300);
  }

  @Test
  void a_force_delete() {
    pod.forceDeletedBy("mallory", 10.0).sigterm(10.03).exits(10.04, 143);
    ingress.closed("cut", 9.5, 0.55, pod);
    ingress.refused("refused", 10.3, pod);
    Analysis analysis = cluster.analyse();
    assertThat(analysis.says("cut")).isEqualTo("abrupt-loss/" + Subtype.FORCE_DELETE);
    assertThat(analysis.says("refused")).isEqualTo("abrupt-loss/" + Subtype.FORCE_DELETE);
    assertThat(analysis.termination("web-7d9f5-a").trigger().kind())
        .isEqualTo(TriggerKind.FORCE_DELETE);
    assertThat(analysis.termination("web-7d9f5-a").trigger().actor()).isEqualTo("mallory");
  }

  @Test
  void a_force_delete_is_known_from_the_pod_alone() {
    pod.forceDeletedBy("mallory", 10.0).sigterm(10.03).exits(10.04, 143);
    ingress.refused("refused", 10.3, pod);
    assertThat(cluster.analyse("audit", "kubelet").says("refused"))
        .isEqualTo("abrupt-loss/" + Subtype.FORCE_DELETE);
  }

  @Test
  void long_after_a_force_delete_it_is_the_router_that_lags() {
    pod.forceDeletedBy("mallory", 10.0).sigterm(10.03).exits(10.04, 143);
    ingress.connectTimeout("r1", 25.0, pod);
    assertThat(cluster.analyse().says("r1")).isEqualTo("stale-ingress");
  }

  @Test
  void a_crash() {
    pod.crashes(10.0, 139, "Error", 11.0).ready(16.0);
    ingress.closed("cut", 9.5, 0.5, pod);
    ingress.refused("refused", 10.4, pod);
    ingress.refused("after", 13.0, pod);
    Analysis analysis = cluster.analyse();
    assertThat(analysis.says("cut")).isEqualTo("abrupt-loss/" + Subtype.CRASH);
    assertThat(analysis.says("refused")).isEqualTo("abrupt-loss/" + Subtype.CRASH);
    assertThat(analysis.says("after")).isEqualTo("abrupt-loss/" + Subtype.CRASH);
    assertThat(analysis.termination("web-7d9f5-a").trigger().kind()).isEqualTo(TriggerKind.CRASH);
  }

  @Test
  void a_crash_that_exits_with_code_0_is_one_too() {
    pod.crashes(10.0, 0, "Completed", 11.0).ready(16.0);
    ingress.refused("r1", 10.4, pod);
    assertThat(cluster.analyse().says("r1")).isEqualTo("abrupt-loss/" + Subtype.CRASH);
  }

  @Test
  void a_kill_for_memory() {
    pod.crashes(10.0, 137, "OOMKilled", 11.0).ready(16.0);
    ingress.reset("r1", 9.5, 0.5, pod);
    assertThat(cluster.analyse().says("r1")).isEqualTo("abrupt-loss/" + Subtype.OOM_KILL);
  }

  @Test
  void a_node_that_goes_silent_loses_its_pods_long_before_anybody_notices() {
    Pod lost = cluster.pod("web-7d9f5-c", "10.1.3.9", "node-3").runningSince(-300);
    cluster.proxy("node-3").diesAt(100.0);
    lost.nodeIsNotReady(148.0).evictedByTaintManager(448.0);
    ingress.connectTimeout("early", 104.0, lost);
    ingress.request("hung", 99.5, readTimeout(upstream(lost)));
    ingress.connectTimeout("late", 147.0, lost);
    ingress.connectTimeout("noticed", 150.0, lost);
    Analysis analysis = cluster.analyse();
    for (String request : new String[] {"early", "hung", "late", "noticed"}) {
      assertThat(analysis.says(request))
          .as(request)
          .isEqualTo("abrupt-loss/" + Subtype.NODE_FAILURE);
    }
  }

  @Test
  void a_lost_node_is_known_from_events_where_only_metadata_is_audited() {
    cluster.audit.atMetadataLevel();
    Pod lost = cluster.pod("web-7d9f5-c", "10.1.3.9", "node-3").runningSince(-300);
    cluster.proxy("node-3").diesAt(100.0);
    lost.nodeIsNotReady(148.0).evictedByTaintManager(448.0);
    ingress.connectTimeout("r1", 120.0, lost);
    for (String missing : new String[] {"none", "events", "audit", "pods"}) {
      assertThat(cluster.analyse(missing).says("r1"))
          .as("without %s", missing)
          .isEqualTo("abrupt-loss/" + Subtype.NODE_FAILURE);
    }
  }

  @Test
  void long_after_a_lost_node_was_noticed_it_is_the_router_that_lags() {
    Pod lost = cluster.pod("web-7d9f5-c", "10.1.3.9", "node-3").runningSince(-300);
    cluster.proxy("node-3").diesAt(100.0);
    lost.nodeIsNotReady(148.0).evictedByTaintManager(448.0);
    ingress.connectTimeout("r1", 500.0, lost);
    assertThat(cluster.analyse().says("r1")).isEqualTo("stale-ingress");
  }

  @Test
  void a_slow_pod_on_a_living_node_is_not_lost() {
    ingress.request("hung", 20.0, readTimeout(upstream(pod)));
    assertThat(cluster.analyse().says("hung")).isEqualTo("app-error");
  }

  @Test
  void a_crash_does_not_explain_what_fails_much_later() {
    pod.crashes(10.0, 139, "Error", 11.0).ready(16.0);
    ingress.refused("r1", 120.0, pod);
    assertThat(cluster.analyse().says("r1")).isNotEqualTo("abrupt-loss/" + Subtype.CRASH);
  }
}
