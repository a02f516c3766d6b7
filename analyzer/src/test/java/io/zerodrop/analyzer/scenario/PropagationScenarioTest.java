package io.zerodrop.analyzer.scenario;

import static io.zerodrop.analyzer.scenario.IngressNginx.refused;
import static io.zerodrop.analyzer.scenario.IngressNginx.served;
import static io.zerodrop.analyzer.scenario.IngressNginx.unreachable;
import static io.zerodrop.analyzer.scenario.IngressNginx.upstream;
import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.analyzer.result.Subtype;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** New connections to a pod that had been told to stop. */
class PropagationScenarioTest {

  private final Cluster cluster = new Cluster();
  private final IngressNginx ingress = cluster.ingress();
  private Pod old;
  private Pod other;

  @BeforeEach
  void twoPods() {
    old = cluster.pod("web-7d9f5-a", "10.1.1.7", "node-1").runningSince(-300);
    other = cluster.pod("web-7d9f5-b", "10.1.2.8", "node-2").runningSince(-300);
    cluster.rolloutBy("alice", 9.5);
  }

  @Test
  void refused_just_after_sigterm_is_a_race() {
    old.stops(10.0, 0.01, 143);
    ingress.refused("r1", 10.4, old);
    assertThat(cluster.analyse().accuses("r1")).isEqualTo("propagation-race@web-7d9f5-a");
  }

  @Test
  void no_route_and_no_answer_are_the_same_race() {
    old.stops(10.0, 0.01, 143);
    ingress.request("r1", 10.6, unreachable(upstream(old), 3.06));
    ingress.connectTimeout("r2", 10.6, old);
    Analysis analysis = cluster.analyse();
    assertThat(analysis.accuses("r1")).isEqualTo("propagation-race@web-7d9f5-a");
    assertThat(analysis.accuses("r2")).isEqualTo("propagation-race@web-7d9f5-a");
  }

  @Test
  void an_ingress_that_sends_there_long_after_the_mark_is_stale() {
    old.stops(10.0, 0.01, 143);
    ingress.refused("race", 13.0, old);
    ingress.refused("stale", 18.0, old);
    ingress.connectTimeout("later", 40.0, old);
    Analysis analysis = cluster.analyse();
    assertThat(analysis.says("race")).isEqualTo("propagation-race");
    assertThat(analysis.says("stale")).isEqualTo("stale-ingress");
    assertThat(analysis.says("later")).isEqualTo("stale-ingress");
  }

  @Test
  void near_the_bound_between_the_two_neither_is_asserted_without_doubt() {
    old.stops(10.5, 0.01, 143);
    ingress.refused("edge", 15.5, old);
    assertThat(cluster.analyse().on("edge").confidence()).isLessThan(0.8);
  }

  @Test
  void a_prestop_that_covers_the_propagation_leaves_nothing_to_blame() {
    Pod patient =
        cluster.pod("web-7d9f5-c", "10.1.3.9", "node-3").preStop("sleep 8").runningSince(-300);
    patient.stops(10.0, 0.5, 0);
    ingress.served("r1", 12.0, 0.02, patient);
    Analysis analysis = cluster.analyse();
    assertThat(analysis.says("r1")).isEqualTo("ok");
    assertThat(analysis.on("r1").phaseStart()).isEqualTo("terminating");
  }

  @Test
  void a_failed_prestop_hook_is_named_as_the_reason() {
    Pod pod =
        cluster.pod("web-7d9f5-c", "10.1.3.9", "node-3").preStop("/bin/sleep 8").runningSince(-300);
    pod.deleted(10.0).preStopFails(10.02).sigterm(10.021).exits(10.03, 143).gone(10.8);
    ingress.refused("r1", 10.5, pod);
    Analysis analysis = cluster.analyse();
    assertThat(analysis.says("r1")).isEqualTo("propagation-race/" + Subtype.PRESTOP_FAILED);
    assertThat(analysis.termination("web-7d9f5-c").subtype()).isEqualTo(Subtype.PRESTOP_FAILED);
  }

  @Test
  void a_hook_that_stops_the_server_itself_opens_the_race_before_sigterm() {
    Pod pod =
        cluster
            .pod("web-7d9f5-c", "10.1.3.9", "node-3")
            .preStop("/usr/sbin/nginx -s quit")
            .runningSince(-300);
    pod.deleted(10.0).sigterm(12.0).exits(12.01, 0).gone(12.8);
    ingress.refused("r1", 11.0, pod);
    assertThat(cluster.analyse().says("r1")).isEqualTo("propagation-race");
  }

  @Test
  void a_retry_that_succeeds_masks_the_failure() {
    old.stops(10.0, 0.01, 143);
    ingress.request("r1", 10.4, refused(upstream(old)), served(upstream(other), 0.02));
    Analysis analysis = cluster.analyse();
    assertThat(analysis.on("r1", 1).cause().id()).isEqualTo("propagation-race");
    assertThat(analysis.on("r1", 1).masked()).isTrue();
    assertThat(analysis.on("r1", 1).requestFailed()).isFalse();
  }

  @Test
  void an_endpoint_published_though_not_ready_is_not_withdrawn_before_it_is_removed() {
    cluster.service().publishNotReadyAddresses();
    Pod stubborn =
        cluster
            .pod("web-7d9f5-c", "10.1.3.9", "node-3")
            .sidecar("log-shipper", 0)
            .runningSince(-300);
    stubborn.deleted(10.0).sigterm(10.02).exits(10.05, 143);
    stubborn.exits("log-shipper", 25.0, 0).gone(26.0);
    ingress.refused("r1", 20.0, stubborn);
    assertThat(cluster.analyse().says("r1")).isEqualTo("propagation-race");
  }

  @Test
  void a_proxy_container_that_leaves_before_the_application_is_named() {
    Pod meshed =
        cluster.pod("web-7d9f5-c", "10.1.3.9", "node-3").behindProxy("envoy").runningSince(-300);
    meshed.deleted(10.0).sigterm(10.02).exits("envoy", 10.1, 0);
    meshed.exits("app", 18.0, 0).gone(19.0);
    ingress.closed("cut", 9.9, 0.2, meshed);
    ingress.refused("refused", 11.0, meshed);
    Analysis analysis = cluster.analyse();
    assertThat(analysis.says("cut")).isEqualTo("inflight-cut/" + Subtype.SIDECAR_LEFT_FIRST);
    assertThat(analysis.says("refused"))
        .isEqualTo("propagation-race/" + Subtype.SIDECAR_LEFT_FIRST);
  }

  @Test
  void so_is_one_that_a_mesh_puts_in_the_path_of_the_applications_port() {
    Pod meshed =
        cluster
            .pod("web-7d9f5-c", "10.1.3.9", "node-3")
            .sidecar("istio-proxy", 0)
            .runningSince(-300);
    meshed.deleted(10.0).sigterm(10.02).exits("istio-proxy", 15.1, 0);
    meshed.exits("app", 22.0, 0).gone(23.0);
    ingress.closed("cut", 14.0, 1.12, meshed);
    assertThat(cluster.analyse().says("cut"))
        .isEqualTo("inflight-cut/" + Subtype.SIDECAR_LEFT_FIRST);
  }

  @Test
  void a_hook_that_cannot_have_run_to_its_end_does_not_delay_sigterm() {
    Pod pod =
        cluster.pod("web-7d9f5-c", "10.1.3.9", "node-3").preStop("/bin/sleep 8").runningSince(-300);
    pod.deleted(10.0).preStopFails(10.02).sigterm(10.021).exits(10.03, 143).gone(10.8);
    ingress.refused("r1", 10.5, pod);
    assertThat(cluster.analyse("kubelet", "events").says("r1")).isEqualTo("propagation-race");
  }

  @Test
  void a_log_shipper_that_outlives_the_application_is_no_such_case() {
    Pod pod =
        cluster
            .pod("web-7d9f5-c", "10.1.3.9", "node-3")
            .sidecar("log-shipper", 0)
            .runningSince(-300);
    pod.deleted(10.0).sigterm(10.02).exits(10.03, 143);
    pod.exits("log-shipper", 16.0, 0).gone(17.0);
    ingress.refused("r1", 10.5, pod);
    assertThat(cluster.analyse().says("r1")).isEqualTo("propagation-race");
  }

  @Test
  void two_rollouts_at_once_are_kept_apart_by_address() {
    Service shop = cluster.service("cart", "10.96.0.11");
    Pod cart = cluster.pod(shop, "cart-5b8-x", "10.1.1.20", "node-1").runningSince(-300);
    cluster.pod(shop, "cart-5b8-y", "10.1.2.21", "node-2").runningSince(-300);
    old.stops(10.0, 0.01, 143);
    cart.stops(10.1, 0.01, 143);
    ingress.refused("web", 10.5, old);
    ingress.backend("shop-cart-80").refused("cart", 10.5, cart);
    Analysis analysis = cluster.analyse();
    assertThat(analysis.accuses("web")).isEqualTo("propagation-race@web-7d9f5-a");
    assertThat(analysis.accuses("cart")).isEqualTo("propagation-race@cart-5b8-x");
    assertThat(analysis.on("cart").service()).isEqualTo("cart");
  }

  @Test
  void a_pod_of_two_slices_and_of_both_families_is_one_pod() {
    Pod dual =
        cluster
            .pod("web-7d9f5-c", "10.1.3.9", "node-3")
            .alsoAt("fd00::1:9")
            .inSlice(2)
            .runningSince(-300);
    dual.stops(10.0, 0.01, 143);
    ingress.request("v4", 10.4, refused("10.1.3.9:8080"));
    ingress.request("v6", 10.4, refused("[fd00::1:9]:8080"));
    Analysis analysis = cluster.analyse();
    assertThat(analysis.accuses("v4")).isEqualTo("propagation-race@web-7d9f5-c");
    assertThat(analysis.accuses("v6")).isEqualTo("propagation-race@web-7d9f5-c");
  }

  @Test
  void a_statefulset_pod_that_comes_back_under_its_name_is_another_pod() {
    Pod first = cluster.pod("db-0", "10.1.1.30", "node-1").ownedBy("db").runningSince(-300);
    first.stops(10.0, 0.01, 143);
    Pod second = cluster.pod("db-0", "10.1.1.31", "node-1").ownedBy("db").runningSince(15.0);
    ingress.refused("race", 10.4, first);
    ingress.refused("stale", 20.0, first);
    ingress.served("fine", 20.0, 0.02, second);
    Analysis analysis = cluster.analyse();
    assertThat(analysis.says("race")).isEqualTo("propagation-race");
    assertThat(analysis.says("stale")).isEqualTo("stale-ingress");
    assertThat(analysis.on("race").podUid()).isEqualTo(first.uid);
    assertThat(analysis.isSilentOn("fine")).isTrue();
  }

  @Test
  void names_that_come_back_are_told_apart_by_time_where_only_metadata_is_logged() {
    cluster.audit.atMetadataLevel();
    Pod first = cluster.pod("db-0", "10.1.1.30", "node-1").ownedBy("db").runningSince(-300);
    first.stops(10.0, 0.01, 143);
    cluster.pod("db-0", "10.1.1.31", "node-1").ownedBy("db").runningSince(15.0);
    ingress.refused("race", 10.4, first);
    Analysis analysis = cluster.analyse("pods", "kubelet", "events");
    assertThat(analysis.says("race")).isEqualTo("propagation-race");
    assertThat(analysis.on("race").podUid()).isEqualTo(first.uid);
  }

  @Test
  void a_deletion_is_known_from_the_endpoints_mark_alone() {
    old.stops(10.0, 0.01, 143);
    ingress.refused("r1", 10.6, old);
    Analysis analysis = cluster.analyse("pods", "kubelet", "events", "audit", "kube-proxy");
    assertThat(analysis.says("r1")).isEqualTo("propagation-race");
    assertThat(analysis.on("r1").missing()).anyMatch(missing -> missing.startsWith("audit"));
  }
}
