package io.zerodrop.analyzer.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.analyzer.result.Subtype;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** HAProxy before node ports and before pod addresses. */
class BalancerScenarioTest {

  private final Cluster cluster = new Cluster();
  private final Haproxy balancer = cluster.haproxy();
  private Pod old;

  @BeforeEach
  void twoPods() {
    old = cluster.pod("web-7d9f5-a", "10.1.1.7", "node-1").runningSince(-300);
    cluster.pod("web-7d9f5-b", "10.1.2.8", "node-2").runningSince(-300);
  }

  @Test
  void at_a_node_port_kube_proxy_of_that_node_decides() {
    cluster.service().nodePort(30080);
    cluster.proxy("node-3").hangs(10.0, 30.0);
    old.stops(10.0, 0.01, 143);
    balancer.connectTimeout("race", 10.05, 4.0, "node-2");
    balancer.connectTimeout("stale", 20.0, 4.0, "node-3");
    balancer.connectTimeout("odd", 20.0, 4.0, "node-2");
    Analysis analysis = cluster.analyse();
    assertThat(analysis.says("race")).isEqualTo("propagation-race");
    assertThat(analysis.says("stale")).isEqualTo("stale-proxy");
    assertThat(analysis.on("stale").node()).isEqualTo("node-3");
    assertThat(analysis.says("odd")).isEqualTo("unknown");
  }

  @Test
  void a_node_is_known_by_its_address_too() {
    cluster.service().nodePort(30080);
    cluster.proxy("node-3").hangs(10.0, 30.0);
    cluster.pod("web-7d9f5-c", "10.1.3.9", "node-3").runningSince(-300);
    old.stops(10.0, 0.01, 143);
    balancer.connectTimeout("stale", 20.0, 4.0, "172.30.0.13:30080");
    assertThat(cluster.analyse().says("stale")).isEqualTo("stale-proxy");
  }

  @Test
  void at_pod_addresses_the_balancer_itself_decides() {
    old.stops(10.0, 0.01, 143);
    balancer.refused("race", 10.3, "10.1.1.7:8080");
    balancer.connectTimeout("stale", 20.0, 4.0, "10.1.1.7:8080");
    balancer.closed("cut", 9.5, 0.53, "10.1.1.7:8080");
    Analysis analysis = cluster.analyse();
    assertThat(analysis.accuses("race")).isEqualTo("propagation-race@web-7d9f5-a");
    assertThat(analysis.says("stale")).isEqualTo("stale-ingress");
    assertThat(analysis.says("cut")).isEqualTo("inflight-cut");
  }

  @Test
  void one_that_learns_only_by_its_health_check_is_told_apart() {
    old.stops(10.0, 0.01, 143);
    balancer.connectTimeout("stale", 20.0, 4.0, "10.1.1.7:8080");
    balancer.message(
        26.0,
        "Server be_web/10.1.1.7:8080 is DOWN, reason: Layer4 timeout, check duration: 2001ms."
            + " 1 active and 0 backup servers left.");
    assertThat(cluster.analyse().says("stale"))
        .isEqualTo("stale-ingress/" + Subtype.LB_HEALTH_CHECK_LAG);
  }

  @Test
  void one_without_any_server_left() {
    balancer.noServer("r1", 30.0);
    assertThat(cluster.analyse().says("r1")).isEqualTo("no-endpoints");
  }
}
