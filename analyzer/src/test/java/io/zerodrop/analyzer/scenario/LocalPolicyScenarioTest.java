package io.zerodrop.analyzer.scenario;

import static io.zerodrop.analyzer.scenario.IngressNginx.connectTimeout;
import static io.zerodrop.analyzer.scenario.IngressNginx.refused;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nodes that may send only to their own pods. */
class LocalPolicyScenarioTest {

  private final Cluster cluster = new Cluster();
  private final Haproxy balancer = cluster.haproxy();
  private Pod pod;

  @BeforeEach
  void onePodOnTwoOfThreeNodes() {
    cluster.service().nodePort(30080).externalTrafficPolicyLocal();
    pod = cluster.pod("web-7d9f5-a", "10.1.1.7", "node-1").runningSince(-300);
    cluster.pod("web-7d9f5-b", "10.1.2.8", "node-2").runningSince(-300);
  }

  @Test
  void a_node_whose_last_pod_left_swallows_connections() {
    pod.stops(10.0, 0.01, 143);
    balancer.connectTimeout("r1", 14.0, 4.0, "node-1");
    balancer.served("r2", 14.0, 0.02, "node-2");
    Analysis analysis = cluster.analyse();
    assertThat(analysis.says("r1")).isEqualTo("local-blackhole");
    assertThat(analysis.on("r1").node()).isEqualTo("node-1");
    assertThat(analysis.on("r1").pod()).isNull();
    assertThat(analysis.isSilentOn("r2")).isTrue();
  }

  @Test
  void while_the_pod_serves_out_its_prestop_kube_proxy_falls_back_to_it() {
    Pod patient =
        cluster.pod("web-7d9f5-c", "10.1.3.9", "node-3").preStop("sleep 20").runningSince(-300);
    patient.stops(10.0, 0.5, 0);
    balancer.served("r1", 15.0, 0.02, "node-3");
    Analysis analysis = cluster.analyse();
    assertThat(analysis.isSilentOn("r1")).isTrue();
  }

  @Test
  void a_kube_proxy_without_that_fallback_drops_while_the_pod_still_serves() {
    Pod patient =
        cluster.pod("web-7d9f5-c", "10.1.3.9", "node-3").preStop("sleep 20").runningSince(-300);
    patient.stops(10.0, 0.5, 0);
    balancer.connectTimeout("r1", 15.0, 4.0, "node-3");
    assertThat(cluster.analyse().says("r1")).isEqualTo("local-blackhole");
  }

  @Test
  void a_terminating_endpoint_that_no_longer_serves_is_no_fallback() {
    Pod meshed =
        cluster
            .pod("web-7d9f5-c", "10.1.3.9", "node-3")
            .sidecar("log-shipper", 0)
            .runningSince(-300);
    meshed.deleted(10.0).sigterm(10.02).exits(10.05, 143).unready(12.0);
    meshed.exits("log-shipper", 30.0, 0).gone(31.0);
    balancer.connectTimeout("r1", 18.0, 4.0, "node-3");
    assertThat(cluster.analyse().says("r1")).isEqualTo("local-blackhole");
  }

  @Test
  void refused_by_the_dead_pod_while_it_was_still_listed_is_a_race() {
    Pod meshed =
        cluster
            .pod("web-7d9f5-c", "10.1.3.9", "node-3")
            .sidecar("log-shipper", 0)
            .runningSince(-300);
    meshed.deleted(10.0).sigterm(10.02).exits(10.05, 143);
    meshed.exits("log-shipper", 30.0, 0).gone(31.0);
    balancer.refused("r1", 12.0, "node-3");
    assertThat(cluster.analyse().says("r1")).isEqualTo("propagation-race");
  }

  @Test
  void a_published_unready_endpoint_keeps_the_node_usable_until_it_is_removed() {
    cluster.service().publishNotReadyAddresses();
    Pod meshed =
        cluster
            .pod("web-7d9f5-c", "10.1.3.9", "node-3")
            .sidecar("log-shipper", 0)
            .runningSince(-300);
    meshed.deleted(10.0).sigterm(10.02).exits(10.05, 143);
    meshed.exits("log-shipper", 20.0, 0).gone(21.0);
    balancer.refused("listed", 15.0, "node-3");
    balancer.connectTimeout("removed", 25.0, 4.0, "node-3");
    Analysis analysis = cluster.analyse();
    assertThat(analysis.says("listed")).isEqualTo("propagation-race");
    assertThat(analysis.says("removed")).isEqualTo("local-blackhole");
  }

  @Test
  void where_no_node_has_an_endpoint_kube_proxy_refuses_and_it_is_no_blackhole() {
    Cluster empty = new Cluster();
    empty.service().nodePort(30080).externalTrafficPolicyLocal();
    empty.pod("web-7d9f5-a", "10.1.1.7", "node-1").runningSince(-300).stops(10.0, 0.01, 143);
    empty.haproxy().refused("r1", 30.0, "node-1");
    assertThat(empty.analyse().says("r1")).isEqualTo("no-endpoints");
  }

  @Test
  void with_policy_cluster_the_same_timeout_is_no_blackhole() {
    cluster.service().externalTrafficPolicy = null;
    pod.stops(10.0, 0.01, 143);
    balancer.connectTimeout("r1", 10.05, 4.0, "node-1");
    assertThat(cluster.analyse().says("r1")).isEqualTo("propagation-race");
  }

  @Test
  void an_internal_policy_holds_for_the_service_address() {
    Cluster inner = new Cluster();
    inner.service().internalTrafficPolicyLocal();
    inner.pod("web-7d9f5-a", "10.1.1.7", "node-1").runningSince(-300);
    inner.pod("web-7d9f5-b", "10.1.2.8", "node-2").runningSince(-300);
    IngressNginx ingress = inner.ingress();
    ingress.request("r1", 50.0, connectTimeout("10.96.0.10:80"));
    ingress.request("r2", 50.0, refused("10.96.0.10:80"));
    Analysis analysis = inner.analyse();
    assertThat(analysis.says("r1")).isEqualTo("local-blackhole");
    assertThat(analysis.says("r2")).isEqualTo("unknown");
  }

  @Test
  void the_policy_is_known_from_the_health_checks_of_kube_proxy_where_no_manifest_tells() {
    cluster.service().type = "LoadBalancer";
    cluster.proxies().forEach(proxy -> proxy.servesHealthChecks("shop/web"));
    pod.stops(10.0, 0.01, 143);
    balancer.connectTimeout("r1", 14.0, 4.0, "node-1");
    assertThat(cluster.analyse("manifests").says("r1")).isEqualTo("local-blackhole");
  }

  @Test
  void without_anything_that_tells_the_policy_nobody_is_accused_of_it() {
    pod.stops(10.0, 0.01, 143);
    balancer.connectTimeout("r1", 14.0, 4.0, "node-1");
    assertThat(cluster.analyse("manifests").says("r1")).isEqualTo("unknown");
  }
}
