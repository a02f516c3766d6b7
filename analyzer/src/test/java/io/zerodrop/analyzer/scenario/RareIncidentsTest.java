package io.zerodrop.analyzer.scenario;

import static io.zerodrop.analyzer.result.Cause.ABRUPT_LOSS;
import static io.zerodrop.analyzer.result.Cause.GRACE_EXCEEDED;
import static io.zerodrop.analyzer.result.Cause.INFLIGHT_CUT;
import static io.zerodrop.analyzer.result.Cause.PROPAGATION_RACE;
import static io.zerodrop.analyzer.result.Cause.UNMARKED_STOP;
import static io.zerodrop.analyzer.scenario.AccessFormat.HAPROXY;
import static io.zerodrop.analyzer.scenario.AccessFormat.INGRESS_NGINX;
import static io.zerodrop.analyzer.scenario.AccessFormat.ISTIO;
import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.analyzer.result.TriggerKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is seldom, and easily taken for something else. */
class RareIncidentsTest {

  private static final String[][] LOST = {
    {"nothing"}, {"audit"}, {"endpointslices"}, {"pods"}, {"kubelet", "pods", "events", "manifests"}
  };

  private final Cluster cluster = new Cluster();
  private final Service web = cluster.service();
  private final Pod a = cluster.pod("web-7d9f5-aaaaa", "10.1.1.7", "node-1");
  private final Pod b = cluster.pod("web-7d9f5-bbbbb", "10.1.2.8", "node-2");

  private Load others(AccessFormat format) {
    b.runningSince(-20);
    return new Load(cluster, web, format).errors(0.02).aborts(0.01).runs(b, -21);
  }

  private Analysis holds(Load load) {
    load.send(0, 60, 20);
    List<ParsedLog> logs = cluster.parsed();
    Analysis analysis = Cluster.analyse(logs);
    load.isExplainedBy(analysis, 0.02);
    for (String[] lost : LOST) {
      load.isNotContradictedBy(Cluster.analyse(logs, lost), String.join(", ", lost));
    }
    return analysis;
  }

  @Test
  void a_deletion_that_gives_less_grace_than_the_spec() {
    a.runningSince(-20).deletedWithin(2, "erin", 20.0);
    a.sigterm(20.015).exits(22.03, 137).gone(22.8);
    Analysis analysis =
        holds(
            others(INGRESS_NGINX)
                .slow(0.4)
                .lag(1.9)
                .runs(a, -21, 22.03, 22.03, GRACE_EXCEEDED, PROPAGATION_RACE));
    assertThat(analysis.termination(a.name).trigger().kind()).isEqualTo(TriggerKind.DIRECT_DELETE);
    assertThat(analysis.termination(a.name).graceSeconds()).isEqualTo(2);
  }

  @Test
  void a_pod_that_crashes_right_after_it_became_ready() {
    a.runningSince(20.0).crashes(23.0, 1, "Error", 24.0).ready(29.0);
    holds(others(INGRESS_NGINX).runs(a, 19.0, 23.0, 23.0, ABRUPT_LOSS, ABRUPT_LOSS).runs(a, 27.0));
  }

  @Test
  void a_pod_that_is_deleted_right_after_it_became_ready() {
    a.runningSince(20.0).stops(23.0, 0.01, 143);
    holds(others(ISTIO).runs(a, 19.0, 23.015, 23.025, INFLIGHT_CUT, PROPAGATION_RACE));
  }

  @Test
  void a_liveness_restart_of_a_pod_that_is_deleted_soon_after() {
    a.runningSince(-20).livenessRestart(20.0, 20.3, 143).ready(25.0);
    a.stops(40.0, 0.01, 143);
    holds(
        others(INGRESS_NGINX)
            .runs(a, -21, 20.3, 20.3, UNMARKED_STOP, UNMARKED_STOP)
            .runs(a, 22.0, 40.015, 40.025, INFLIGHT_CUT, PROPAGATION_RACE));
  }

  @Test
  void a_crash_while_the_prestop_hook_sleeps() {
    a.preStop("sleep 10").runningSince(-20);
    a.deleted(20.0).exits(24.0, 139).gone(24.8);
    Load load = others(HAPROXY).runs(a, -21, 24.0, 24.0, INFLIGHT_CUT, PROPAGATION_RACE);
    holds(load.lag(2));
  }

  @Test
  void clients_that_give_up_before_the_router_does() {
    a.runningSince(-20).stops(20.0, 0.01, 143);
    holds(
        others(INGRESS_NGINX)
            .patience(3)
            .runs(a, -21, 20.015, 20.025, INFLIGHT_CUT, PROPAGATION_RACE));
  }

  @Test
  void endpoints_of_both_families() {
    a.alsoAt("fd00::7").runningSince(-20).stops(20.0, 0.01, 143);
    holds(others(HAPROXY).runs(a, -21, 20.015, 20.025, INFLIGHT_CUT, PROPAGATION_RACE));
  }

  @Test
  void a_service_address_whose_last_pod_goes() {
    a.runningSince(-20).stops(20.0, 0.01, 143);
    Load load = new Load(cluster, web, INGRESS_NGINX).slow(0).lag(0.68).throughServiceAddress();
    holds(load.runs(a, -21, 20.015, 20.025, INFLIGHT_CUT, PROPAGATION_RACE));
  }

  @Test
  void an_ingress_that_lags_by_just_under_the_normal() {
    a.sidecar("log-shipper", 0).runningSince(-20);
    a.deleted(20.0).sigterm(20.015).exits(20.03, 143);
    a.exits("log-shipper", 30.0, 0).gone(31.0);
    holds(
        others(INGRESS_NGINX)
            .lag(4.5)
            .networkOutlives(9)
            .runs(a, -21, 20.015, 20.03, INFLIGHT_CUT, PROPAGATION_RACE));
  }

  /** The object goes at once, the kubelet gives the process two seconds more. */
  @Test
  void a_termination_that_somebody_hurries_by_force() {
    a.runningSince(-20).deleted(20.0).sigterm(20.015).hurriedBy("mallory", 23.0).exits(25.03, 137);
    IngressNginx ingress = cluster.ingress();
    b.runningSince(-20);
    ingress.closed("cut", 19.0, 6.04, a);
    ingress.refused("late", 23.5, a);
    Analysis analysis = cluster.analyse();
    assertThat(analysis.says("cut")).startsWith("grace-exceeded");
    assertThat(cluster.analyse("kubelet", "events").says("cut")).startsWith("grace-exceeded");
    assertThat(analysis.says("late")).isEqualTo("propagation-race");
  }
}
