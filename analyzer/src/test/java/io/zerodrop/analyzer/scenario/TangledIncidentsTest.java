package io.zerodrop.analyzer.scenario;

import static io.zerodrop.analyzer.result.Cause.ABRUPT_LOSS;
import static io.zerodrop.analyzer.result.Cause.INFLIGHT_CUT;
import static io.zerodrop.analyzer.result.Cause.PROPAGATION_RACE;
import static io.zerodrop.analyzer.result.Cause.UNKNOWN;
import static io.zerodrop.analyzer.scenario.AccessFormat.ENVOY;
import static io.zerodrop.analyzer.scenario.AccessFormat.HAPROXY;
import static io.zerodrop.analyzer.scenario.AccessFormat.INGRESS_NGINX;
import static io.zerodrop.analyzer.scenario.AccessFormat.ISTIO;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Several things at once, and what looks like an incident but is none. */
class TangledIncidentsTest {

  private static final String[][] LOST = {
    {"nothing"}, {"audit"}, {"endpointslices"}, {"kubelet", "pods", "events", "manifests"}
  };

  private final Cluster cluster = new Cluster();
  private final Service web = cluster.service();

  private Pod pod(String name, int number, double ready) {
    return cluster.pod(web, name, "10.1." + number + ".7", "node-" + number).runningSince(ready);
  }

  private Load load(Service service, AccessFormat format) {
    return new Load(cluster, service, format).errors(0.02).aborts(0.01);
  }

  private void holds(double unknown, Load... loads) {
    for (Load load : loads) {
      load.send(0, 60, 20);
    }
    List<ParsedLog> logs = cluster.parsed();
    for (Load load : loads) {
      load.isExplainedBy(Cluster.analyse(logs), unknown);
      for (String[] lost : LOST) {
        load.isNotContradictedBy(Cluster.analyse(logs, lost), String.join(", ", lost));
      }
    }
  }

  @Test
  void two_rollouts_at_once() {
    Service cart = cluster.service("cart", "10.96.0.11");
    Pod a = pod("web-7d9f5-aaaaa", 1, -20);
    Pod b = pod("web-7d9f5-bbbbb", 2, -20);
    Pod x = cluster.pod(cart, "cart-5b8-xxxxx", "10.1.1.50", "node-1").runningSince(-20);
    Pod y = cluster.pod(cart, "cart-5b8-yyyyy", "10.1.2.50", "node-2").runningSince(-20);
    a.stops(20.0, 0.01, 143);
    x.preStop("sleep 2");
    x.stops(20.2, 0.01, 143);
    holds(
        0.02,
        load(web, INGRESS_NGINX)
            .runs(a, -21, 20.015, 20.025, INFLIGHT_CUT, PROPAGATION_RACE)
            .runs(b, -21),
        load(cart, ENVOY)
            .runs(x, -21, 22.215, 22.225, INFLIGHT_CUT, PROPAGATION_RACE)
            .runs(y, -21));
  }

  @Test
  void a_rollout_that_is_undone_while_it_goes_on() {
    Pod a = pod("web-7d9f5-aaaaa", 1, -20);
    Pod b = pod("web-7d9f5-bbbbb", 2, -20);
    Pod young = cluster.pod("web-5c8c6-fresh", "10.1.3.20", "node-3").runningSince(19.0);
    a.stops(20.0, 0.01, 143);
    Pod back = cluster.pod("web-7d9f5-ccccc", "10.1.1.21", "node-1").runningSince(26.0);
    young.stops(27.0, 0.01, 143);
    holds(
        0.02,
        load(web, ISTIO)
            .runs(a, -21, 20.015, 20.025, INFLIGHT_CUT, PROPAGATION_RACE)
            .runs(young, 18.5, 27.015, 27.025, INFLIGHT_CUT, PROPAGATION_RACE)
            .runs(back, 25.0)
            .runs(b, -21));
  }

  @Test
  void a_crash_in_the_middle_of_a_rollout() {
    Pod a = pod("web-7d9f5-aaaaa", 1, -20);
    Pod b = pod("web-7d9f5-bbbbb", 2, -20);
    Pod c = pod("web-7d9f5-ccccc", 3, -20);
    a.stops(20.0, 0.01, 143);
    b.crashes(21.0, 139, "Error", 22.0).ready(28.0);
    holds(
        0.02,
        load(web, INGRESS_NGINX)
            .runs(a, -21, 20.015, 20.025, INFLIGHT_CUT, PROPAGATION_RACE)
            .runs(b, -21, 21.0, 21.0, ABRUPT_LOSS, ABRUPT_LOSS)
            .runs(b, 23.0)
            .runs(c, -21));
  }

  /** Nothing in any log tells why: a network that fails between the router and a node. */
  @Test
  void a_network_that_fails_while_another_pod_is_rolled_out() {
    Pod a = pod("web-7d9f5-aaaaa", 1, -20);
    Pod b = pod("web-7d9f5-bbbbb", 2, -20);
    Pod c = pod("web-7d9f5-ccccc", 3, -20);
    a.stops(20.0, 0.01, 143);
    for (AccessFormat format : new AccessFormat[] {INGRESS_NGINX, ISTIO}) {
      holds(
          1,
          load(web, format)
              .networkOutlives(0)
              .slow(0)
              .runs(a, -21, 20.015, 20.025, INFLIGHT_CUT, PROPAGATION_RACE)
              .runs(b, -21, 19.0, 19.0, null, UNKNOWN)
              .runs(b, 29.0)
              .runs(c, -21));
    }
  }

  /** A network that fails and a pod that is deleted only later. */
  @Test
  void a_network_that_fails_before_the_pod_is_deleted() {
    Pod a = pod("web-7d9f5-aaaaa", 1, -20);
    Pod b = pod("web-7d9f5-bbbbb", 2, -20);
    b.preStop("sleep 5");
    b.stops(31.0, 0.01, 0);
    holds(
        1,
        load(web, HAPROXY)
            .networkOutlives(0)
            .slow(0)
            .runs(b, -21, 19.0, 19.0, null, UNKNOWN)
            .runs(b, 29.0, 36.02, 36.03, INFLIGHT_CUT, PROPAGATION_RACE)
            .runs(a, -21));
  }

  /** A network that fails while the pod still serves out its preStop. */
  @Test
  void a_network_that_fails_while_the_pod_terminates() {
    Pod a = pod("web-7d9f5-aaaaa", 1, -20);
    Pod b = cluster.pod("web-7d9f5-bbbbb", "10.1.2.7", "node-2").preStop("sleep 10");
    b.runningSince(-20).stops(20.0, 0.01, 0);
    holds(
        1,
        load(web, INGRESS_NGINX)
            .networkOutlives(0)
            .slow(0)
            .lag(4.5)
            .runs(b, -21, 22.0, 22.0, null, UNKNOWN)
            .runs(b, 26.0, 30.02, 30.03, INFLIGHT_CUT, PROPAGATION_RACE)
            .runs(a, -21));
  }

  /** An application that stops listening for a while and is neither stopped nor restarted. */
  @Test
  void an_application_that_hangs() {
    Pod a = pod("web-7d9f5-aaaaa", 1, -20);
    Pod b = pod("web-7d9f5-bbbbb", 2, -20);
    a.unready(26.0).ready(36.0);
    holds(
        1,
        load(web, INGRESS_NGINX)
            .slow(0)
            .networkOutlives(100)
            .runs(a, -21, 20.0, 20.0, null, UNKNOWN)
            .runs(a, 34.0)
            .runs(b, -21));
  }

  @Test
  void a_pod_of_two_services() {
    Service other = cluster.service("shop-api", "10.96.0.12");
    Pod a = pod("web-7d9f5-aaaaa", 1, -20).alsoIn(other);
    Pod b = pod("web-7d9f5-bbbbb", 2, -20).alsoIn(other);
    a.stops(20.0, 0.01, 143);
    holds(
        0.02,
        load(web, HAPROXY)
            .runs(a, -21, 20.015, 20.025, INFLIGHT_CUT, PROPAGATION_RACE)
            .runs(b, -21));
  }

  @Test
  void a_statefulset_whose_pod_comes_back_under_its_name() {
    Pod first = cluster.pod("web-0", "10.1.1.7", "node-1").ownedBy("web").runningSince(-20);
    Pod other = cluster.pod("web-1", "10.1.2.7", "node-2").ownedBy("web").runningSince(-20);
    first.stops(20.0, 0.01, 143);
    Pod again = cluster.pod("web-0", "10.1.1.8", "node-1").ownedBy("web").runningSince(24.0);
    holds(
        0.02,
        load(web, INGRESS_NGINX)
            .runs(first, -21, 20.015, 20.025, INFLIGHT_CUT, PROPAGATION_RACE)
            .runs(again, 23.0)
            .runs(other, -21));
  }

  @Test
  void node_ports_with_policy_local() {
    web.nodePort(30080).externalTrafficPolicyLocal();
    Pod a = pod("web-7d9f5-aaaaa", 1, -20);
    Pod b = pod("web-7d9f5-bbbbb", 2, -20);
    a.stops(20.0, 0.01, 143);
    holds(
        0.02,
        load(web, HAPROXY)
            .throughNodes(true, "node-1", "node-2")
            .lag(0.03)
            .slow(0)
            .runs(a, -21, 20.015, 20.025, INFLIGHT_CUT, PROPAGATION_RACE)
            .runs(b, -21));
  }

  @Test
  void node_ports_of_which_one_proxy_hangs() {
    web.nodePort(30080);
    cluster.proxy("node-2").hangs(19.0, 40.0);
    Pod a = pod("web-7d9f5-aaaaa", 1, -20);
    Pod b = pod("web-7d9f5-bbbbb", 2, -20);
    a.stops(20.0, 0.01, 143);
    holds(
        0.02,
        load(web, HAPROXY)
            .throughNodes(false, "node-2")
            .stalled(19.0, 40.1)
            .lag(0.03)
            .slow(0)
            .runs(a, -21, 20.015, 20.025, INFLIGHT_CUT, PROPAGATION_RACE)
            .runs(b, -21));
  }

  @Test
  void nothing_but_errors_of_the_application_during_a_rollout_that_is_graceful() {
    Pod a = pod("web-7d9f5-aaaaa", 1, -20);
    Pod b = pod("web-7d9f5-bbbbb", 2, -20);
    a.preStop("sleep 8");
    a.stops(20.0, 6.0, 0);
    for (AccessFormat format : new AccessFormat[] {INGRESS_NGINX, ISTIO}) {
      holds(
          0,
          load(web, format)
              .errors(0.1)
              .aborts(0.05)
              .runs(a, -21, 28.02, 34.02, INFLIGHT_CUT, PROPAGATION_RACE)
              .runs(b, -21));
    }
  }
}
