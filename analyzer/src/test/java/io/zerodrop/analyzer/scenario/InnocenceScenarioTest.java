package io.zerodrop.analyzer.scenario;

import static io.zerodrop.analyzer.scenario.IngressNginx.answered;
import static io.zerodrop.analyzer.scenario.IngressNginx.refused;
import static io.zerodrop.analyzer.scenario.IngressNginx.served;
import static io.zerodrop.analyzer.scenario.IngressNginx.upstream;
import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.analyzer.result.Outcome;
import io.zerodrop.analyzer.result.Subtype;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What looks like a loss near a rollout and is none, or is none of the rollout's. */
class InnocenceScenarioTest {

  private final Cluster cluster = new Cluster();
  private final IngressNginx ingress = cluster.ingress();
  private Pod old;
  private Pod healthy;

  @BeforeEach
  void aRollout() {
    old = cluster.pod("web-7d9f5-a", "10.1.1.7", "node-1").preStop("sleep 10").runningSince(-300);
    healthy = cluster.pod("web-7d9f5-b", "10.1.2.8", "node-2").runningSince(-300);
    cluster.rolloutBy("alice", 9.5);
    old.stops(10.0, 0.1, 0);
  }

  @Test
  void a_500_of_a_healthy_pod() {
    ingress.answered("r1", 10.5, 0.02, healthy, 500);
    Analysis analysis = cluster.analyse();
    assertThat(analysis.says("r1")).isEqualTo("app-error");
    assertThat(analysis.on("r1").terminationId()).isNull();
  }

  @Test
  void a_503_of_a_pod_that_is_stopping_is_its_own_answer() {
    ingress.answered("r1", 20.05, 0.01, old, 503);
    assertThat(cluster.analyse().says("r1"))
        .isEqualTo("app-error/" + Subtype.ANSWERED_WHILE_STOPPING);
  }

  @Test
  void a_client_that_leaves_while_its_request_is_at_a_living_pod() {
    ingress.clientLeft("terminating", 11.0, 1.5, old);
    ingress.clientLeft("healthy", 11.0, 1.5, healthy);
    Analysis analysis = cluster.analyse();
    assertThat(analysis.says("terminating")).isEqualTo("app-error");
    assertThat(analysis.says("healthy")).isEqualTo("app-error");
    assertThat(analysis.on("healthy").outcome()).isEqualTo(Outcome.CLIENT_ABORT);
  }

  @Test
  void but_one_that_gives_up_on_a_pod_that_is_gone_was_lost_by_the_race() {
    Pod gone = cluster.pod("web-7d9f5-c", "10.1.3.9", "node-3").runningSince(-300);
    gone.stops(30.0, 0.01, 143);
    ingress.clientLeft("r1", 32.0, 2.0, gone);
    assertThat(cluster.analyse().says("r1")).isEqualTo("propagation-race");
  }

  @Test
  void a_503_of_a_rate_limit_is_no_lack_of_endpoints() {
    ingress.limited("r1", 10.5);
    Analysis analysis = cluster.analyse();
    assertThat(analysis.says("r1")).isEqualTo("app-error");
  }

  @Test
  void a_503_without_an_upstream_where_no_endpoint_was_ready() {
    Cluster recreated = new Cluster();
    recreated.pod("web-7d9f5-a", "10.1.1.7", "node-1").runningSince(-300).stops(10.0, 0.1, 0);
    recreated.ingress().noEndpoints("r1", 20.0);
    Analysis analysis = recreated.analyse();
    assertThat(analysis.says("r1")).isEqualTo("no-endpoints");
    assertThat(analysis.on("r1").service()).isEqualTo("web");
    assertThat(analysis.on("r1").confidence()).isGreaterThan(0.9);
  }

  @Test
  void a_503_without_an_upstream_while_endpoints_were_ready_is_believed_less() {
    ingress.noEndpoints("r1", 60.0);
    assertThat(cluster.analyse().on("r1").confidence()).isLessThan(0.7);
  }

  @Test
  void an_address_that_a_pod_of_another_service_took_over_and_answers() {
    Service cart = cluster.service("cart", "10.96.0.11");
    Pod stranger = cluster.pod(cart, "cart-5b8-x", "10.1.1.7", "node-1").runningSince(30.0);
    ingress.request("r1", 40.0, served("10.1.1.7:8080", 0.01));
    ingress.request("r2", 41.0, answered("10.1.1.7:8080", 0.01, 500));
    ingress.backend("shop-cart-80").request("own", 42.0, served("10.1.1.7:8080", 0.01));
    Analysis analysis = cluster.analyse();
    assertThat(analysis.says("r1")).isEqualTo("ok/" + Subtype.IP_REUSE);
    assertThat(analysis.on("r1").pod()).isEqualTo(stranger.name);
    assertThat(analysis.on("r1").service()).isEqualTo("web");
    assertThat(analysis.says("r2")).isEqualTo("stale-ingress/" + Subtype.IP_REUSE);
    assertThat(analysis.isSilentOn("own")).isTrue();
  }

  @Test
  void a_stranger_that_does_not_take_the_connection_is_not_accused_of_a_cold_start() {
    Service cart = cluster.service("cart", "10.96.0.11");
    cluster.pod(cart, "cart-5b8-x", "10.1.1.7", "node-1").runningSince(30.0);
    ingress.request("r1", 31.0, refused("10.1.1.7:8080"));
    Analysis analysis = cluster.analyse();
    assertThat(analysis.accuses("r1")).isEqualTo("stale-ingress@web-7d9f5-a");
  }

  @Test
  void a_retry_that_found_no_live_peer_has_the_cause_of_the_try_before() {
    Cluster small = new Cluster();
    Pod only = small.pod("web-7d9f5-a", "10.1.1.7", "node-1").runningSince(-300);
    small.pod("web-7d9f5-b", "10.1.2.8", "node-2").runningSince(-300);
    only.stops(10.0, 0.01, 143);
    small
        .ingress()
        .request(
            "r1",
            10.4,
            refused(upstream(only)),
            new IngressNginx.Try("shop-web-80", 0.0, 502, null));
    Analysis analysis = small.analyse();
    assertThat(analysis.on("r1", 2).outcome()).isEqualTo(Outcome.NO_ENDPOINT);
    assertThat(analysis.on("r1", 2).cause().id()).isEqualTo("propagation-race");
  }

  @Test
  void nothing_is_said_of_requests_that_were_served_away_from_the_rollout() {
    ingress.served("r1", 10.5, 0.02, healthy);
    assertThat(cluster.analyse().isSilentOn("r1")).isTrue();
  }
}
