package io.zerodrop.analyzer.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** New pods that were ready before they accepted connections. */
class ColdStartScenarioTest {

  private final Cluster cluster = new Cluster();
  private final IngressNginx ingress = cluster.ingress();

  @BeforeEach
  void anotherPod() {
    cluster.pod("web-7d9f5-b", "10.1.2.8", "node-2").runningSince(-300);
  }

  @Test
  void without_a_readiness_probe_it_is_ready_at_its_start() {
    Pod fresh =
        cluster.pod("web-new-a", "10.1.1.7", "node-1").withoutReadinessProbe().runningSince(10.0);
    ingress.refused("r1", 11.5, fresh);
    ingress.served("ok", 14.5, 0.02, fresh);
    assertThat(cluster.analyse().accuses("r1")).isEqualTo("cold-start@web-new-a");
  }

  @Test
  void a_probe_that_tells_nothing_does_not_help() {
    Pod fresh = cluster.pod("web-new-a", "10.1.1.7", "node-1").runningSince(10.0);
    ingress.refused("r1", 11.5, fresh);
    ingress.served("ok", 14.5, 0.02, fresh);
    assertThat(cluster.analyse().says("r1")).isEqualTo("cold-start");
  }

  @Test
  void known_from_the_slices_alone() {
    Pod fresh = cluster.pod("web-new-a", "10.1.1.7", "node-1").runningSince(10.0);
    ingress.refused("r1", 11.5, fresh);
    assertThat(cluster.analyse("pods", "audit", "kubelet", "events").says("r1"))
        .isEqualTo("cold-start");
  }

  @Test
  void on_an_address_that_another_pod_had_before() {
    Pod former = cluster.pod("web-7d9f5-a", "10.1.1.7", "node-1").runningSince(-300);
    former.stops(10.0, 0.01, 143);
    Pod fresh = cluster.pod("web-new-a", "10.1.1.7", "node-1").runningSince(30.0);
    ingress.refused("race", 10.4, former);
    ingress.refused("cold", 31.5, fresh);
    ingress.served("ok", 34.5, 0.02, fresh);
    Analysis analysis = cluster.analyse();
    assertThat(analysis.accuses("race")).isEqualTo("propagation-race@web-7d9f5-a");
    assertThat(analysis.accuses("cold")).isEqualTo("cold-start@web-new-a");
  }

  @Test
  void before_the_new_pods_endpoint_was_listed_the_router_meant_the_former_pod() {
    Pod former = cluster.pod("web-7d9f5-a", "10.1.1.7", "node-1").runningSince(-300);
    former.stops(10.0, 0.01, 143);
    cluster.pod("web-new-a", "10.1.1.7", "node-1").created(11.0).started(12.0).ready(25.0);
    ingress.refused("r1", 13.0, former);
    ingress.refused("r2", 20.0, former);
    Analysis analysis = cluster.analyse();
    assertThat(analysis.accuses("r1")).isEqualTo("propagation-race@web-7d9f5-a");
    assertThat(analysis.accuses("r2")).isEqualTo("stale-ingress@web-7d9f5-a");
  }

  @Test
  void a_pod_that_had_served_for_long_is_not_starting() {
    Pod warm = cluster.pod("web-new-a", "10.1.1.7", "node-1").runningSince(10.0);
    ingress.served("before", 12.0, 0.02, warm);
    ingress.refused("r1", 40.0, warm);
    assertThat(cluster.analyse().says("r1")).isEqualTo("unknown");
  }

  @Test
  void a_pod_that_was_there_from_the_first_view_is_not_starting() {
    Pod there = cluster.pod("web-new-a", "10.1.1.7", "node-1").runningSince(-300);
    ingress.refused("r1", 5.0, there);
    assertThat(cluster.analyse().says("r1")).isEqualTo("unknown");
  }
}
