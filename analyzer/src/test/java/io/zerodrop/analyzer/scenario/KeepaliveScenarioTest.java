package io.zerodrop.analyzer.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.analyzer.result.Subtype;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests on connections that had been opened before. */
class KeepaliveScenarioTest {

  private final Cluster cluster = new Cluster();
  private final IngressNginx ingress = cluster.ingress();
  private Pod old;

  @BeforeEach
  void twoPods() {
    old = cluster.pod("web-7d9f5-a", "10.1.1.7", "node-1").runningSince(-300);
    cluster.pod("web-7d9f5-b", "10.1.2.8", "node-2").runningSince(-300);
  }

  @Test
  void a_stopping_pod_that_lives_on_and_resets_its_connections() {
    old.stops(10.0, 8.0, 0);
    ingress.reset("r1", 12.5, 0.001, old);
    assertThat(cluster.analyse().accuses("r1")).isEqualTo("stale-keepalive@web-7d9f5-a");
  }

  @Test
  void new_connections_that_it_refuses_meanwhile_are_a_race() {
    old.stops(10.0, 8.0, 0);
    ingress.refused("r1", 12.5, old);
    assertThat(cluster.analyse().says("r1")).isEqualTo("propagation-race");
  }

  @Test
  void without_an_error_line_the_two_are_a_tie_and_no_cause_is_named() {
    ingress.withoutErrorLog();
    old.stops(10.0, 8.0, 0);
    ingress.reset("r1", 12.5, 0.001, old);
    Analysis analysis = cluster.analyse();
    assertThat(analysis.says("r1")).isEqualTo("unknown");
    assertThat(analysis.on("r1").candidates().get(0).likelihood())
        .isBetween(0.3, 0.5)
        .isLessThan(2 * analysis.on("r1").candidates().get(1).likelihood());
    assertThat(analysis.on("r1").missing()).anyMatch(missing -> missing.startsWith("nginx-error"));
  }

  @Test
  void an_idle_connection_that_the_server_closes_needs_no_deployment() {
    ingress.closed("closed", 50.0, 0.001, old);
    ingress.reset("reset", 70.0, 0.000, old);
    Analysis analysis = cluster.analyse();
    assertThat(analysis.says("closed")).isEqualTo("stale-keepalive/" + Subtype.IDLE_TIMEOUT_RACE);
    assertThat(analysis.says("reset")).isEqualTo("stale-keepalive/" + Subtype.IDLE_TIMEOUT_RACE);
    assertThat(analysis.on("closed").terminationId()).isNull();
  }

  @Test
  void nor_does_it_while_a_prestop_hook_still_sleeps() {
    Pod patient =
        cluster.pod("web-7d9f5-c", "10.1.3.9", "node-3").preStop("sleep 20").runningSince(-300);
    patient.stops(10.0, 0.1, 0);
    ingress.reset("r1", 15.0, 0.000, patient);
    assertThat(cluster.analyse().says("r1"))
        .isEqualTo("stale-keepalive/" + Subtype.IDLE_TIMEOUT_RACE);
  }

  @Test
  void a_pod_that_stops_serving_right_after_did_not_just_idle() {
    old.crashes(50.0, 137, "Error", 51.0).ready(56.0);
    ingress.closed("r1", 50.0, 0.001, old);
    assertThat(cluster.analyse("pods", "audit", "kubelet", "events").says("r1"))
        .isEqualTo("unknown");
  }

  @Test
  void a_living_pod_that_drops_a_request_after_a_while_is_not_accused_of_idling() {
    ingress.closed("r1", 50.0, 2.5, old);
    assertThat(cluster.analyse().says("r1")).isEqualTo("unknown");
  }
}
