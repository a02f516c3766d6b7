package io.zerodrop.analyzer.scenario;

import static io.zerodrop.analyzer.scenario.IngressNginx.connectTimeout;
import static io.zerodrop.analyzer.scenario.IngressNginx.refused;
import static io.zerodrop.analyzer.scenario.IngressNginx.served;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A router behind which kube-proxy chooses the pod. */
class KubeProxyScenarioTest {

  private static final String SERVICE = "10.96.0.10:80";

  private final Cluster cluster = new Cluster();
  private final IngressNginx ingress = cluster.ingress();
  private Pod old;

  @BeforeEach
  void twoPods() {
    old = cluster.pod("web-7d9f5-a", "10.1.1.7", "node-1").runningSince(-300);
    cluster.pod("web-7d9f5-b", "10.1.2.8", "node-2").runningSince(-300);
  }

  @Test
  void before_any_proxy_applied_the_change_it_is_a_race_and_no_pod_is_named() {
    old.stops(10.0, 0.01, 143);
    ingress.request("r1", 10.03, refused(SERVICE));
    Analysis analysis = cluster.analyse();
    assertThat(analysis.says("r1")).isEqualTo("propagation-race");
    assertThat(analysis.on("r1").pod()).isNull();
    assertThat(analysis.on("r1").terminationId())
        .isEqualTo(analysis.pod("web-7d9f5-a").terminationId());
  }

  @Test
  void a_proxy_that_hangs_is_stale_and_named() {
    cluster.proxy("node-3").hangs(10.0, 30.0);
    old.stops(10.0, 0.01, 143);
    ingress.request("race", 11.0, connectTimeout(SERVICE));
    ingress.request("stale", 20.0, connectTimeout(SERVICE));
    Analysis analysis = cluster.analyse();
    assertThat(analysis.says("race")).isEqualTo("propagation-race");
    assertThat(analysis.says("stale")).isEqualTo("stale-proxy");
    assertThat(analysis.on("stale").evidence())
        .anyMatch(cited -> cited.file().equals("kube-proxy-node-3.log"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"iptables", "nftables", "ipvs"})
  void whatever_the_mode(String mode) {
    cluster.proxies().forEach(proxy -> proxy.mode(mode));
    cluster.proxy("node-3").hangs(10.0, 30.0);
    old.stops(10.0, 0.01, 143);
    ingress.request("stale", 20.0, connectTimeout(SERVICE));
    assertThat(cluster.analyse().says("stale")).isEqualTo("stale-proxy");
  }

  @Test
  void and_in_json() {
    cluster.proxies().forEach(KubeProxy::json);
    cluster.proxy("node-3").hangs(10.0, 30.0);
    old.stops(10.0, 0.01, 143);
    ingress.request("stale", 20.0, connectTimeout(SERVICE));
    assertThat(cluster.analyse().says("stale")).isEqualTo("stale-proxy");
  }

  @Test
  void at_verbosity_2_the_sync_windows_still_tell() {
    cluster.proxies().forEach(proxy -> proxy.verbosity(2));
    cluster.proxy("node-3").hangs(10.0, 30.0);
    old.stops(10.0, 0.01, 143);
    ingress.request("race", 11.0, connectTimeout(SERVICE));
    ingress.request("stale", 20.0, connectTimeout(SERVICE));
    Analysis analysis = cluster.analyse();
    assertThat(analysis.says("race")).isEqualTo("propagation-race");
    assertThat(analysis.says("stale")).isEqualTo("stale-proxy");
  }

  @Test
  void a_sync_that_fails_applies_nothing() {
    cluster.proxy("node-3").fails(9.0, 12.0);
    old.stops(10.0, 0.01, 143);
    cluster.pod("web-7d9f5-c", "10.1.3.9", "node-3").runningSince(40.0);
    ingress.request("stale", 20.0, connectTimeout(SERVICE));
    assertThat(cluster.analyse().says("stale")).isEqualTo("stale-proxy");
  }

  @Test
  void without_any_proxy_log_a_late_failure_is_blamed_with_less_confidence() {
    cluster.proxy("node-3").hangs(10.0, 30.0);
    old.stops(10.0, 0.01, 143);
    ingress.request("stale", 20.0, connectTimeout(SERVICE));
    Analysis full = cluster.analyse();
    Analysis blind = cluster.analyse("kube-proxy");
    assertThat(blind.on("stale").confidence()).isLessThan(full.on("stale").confidence());
    assertThat(blind.on("stale").missing()).anyMatch(missing -> missing.startsWith("kube-proxy"));
  }

  @Test
  void a_router_that_goes_straight_to_pods_is_never_a_stale_proxy() {
    cluster.proxy("node-3").hangs(10.0, 30.0);
    old.stops(10.0, 0.01, 143);
    ingress.refused("r1", 20.0, old);
    assertThat(cluster.analyse().says("r1")).isEqualTo("stale-ingress");
  }

  @Test
  void a_healthy_cluster_behind_a_service_address_accuses_nobody() {
    old.stops(10.0, 0.01, 143);
    ingress.request("fine", 20.0, served(SERVICE, 0.02));
    ingress.request("odd", 60.0, refused(SERVICE));
    Analysis analysis = cluster.analyse();
    assertThat(analysis.isSilentOn("fine")).isTrue();
    assertThat(analysis.says("odd")).isEqualTo("unknown");
  }

  @Test
  void the_last_pods_leaving_are_used_as_a_fallback_so_no_proxy_is_stale() {
    Cluster small = new Cluster();
    Pod only =
        small.pod("web-7d9f5-a", "10.1.1.7", "node-1").sidecar("log-shipper", 0).runningSince(-300);
    only.deleted(10.0).sigterm(10.02).exits(10.05, 143);
    only.exits("log-shipper", 20.0, 0).gone(21.0);
    small.ingress().request("r1", 15.0, refused(SERVICE));
    assertThat(small.analyse().says("r1")).isEqualTo("propagation-race");
  }
}
