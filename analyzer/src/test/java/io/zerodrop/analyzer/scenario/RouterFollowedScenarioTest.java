package io.zerodrop.analyzer.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.analyzer.result.Milestone;
import io.zerodrop.analyzer.scenario.Logged.Ending;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When a router stopped choosing a pod, by the lines that it writes about itself. */
class RouterFollowedScenarioTest {

  private static final String EDS =
      "[%s][19][debug][upstream] [source/common/upstream/cluster_manager_impl.cc:1] membership update"
          + " for TLS cluster outbound|80||%s.shop.svc.cluster.local added 0 removed %d";

  private final Cluster cluster = new Cluster();
  private Pod old;

  @BeforeEach
  void oneOfTwoPodsStops() {
    old = cluster.pod("web-7d9f5-a", "10.1.1.7", "node-1").runningSince(-300);
    cluster.pod("web-7d9f5-b", "10.1.2.8", "node-2").runningSince(-300);
    cluster.service("other", "10.96.0.11");
    old.stops(10.0, 0.01, 143);
  }

  @Test
  void envoyTellsWhenAHostLeftItsCluster() {
    sent(AccessFormat.ISTIO, 10.3);
    eds(10.2, "web", 0);
    eds(10.5, "other", 1);
    eds(10.725, "web", 1);
    eds(11.9, "web", 1);

    assertThat(followed().at()).isBetween(Clock.micros(10.725), Clock.micros(10.726));
    assertThat(followed().bounds().width()).isLessThan(1_000);
    assertThat(cluster.analyse().termination("web-7d9f5-a").evidence())
        .anyMatch(cited -> String.valueOf(cited.shows()).contains("removed 1"));
  }

  @Test
  void evenWhereItSentNothingMore() {
    eds(10.725, "web", 1);

    assertThat(followed().at()).isBetween(Clock.micros(10.725), Clock.micros(10.726));
  }

  @Test
  void aLineDoesNotHoldAgainstARequestThatWasSentLater() {
    eds(10.725, "web", 1);
    sent(AccessFormat.ISTIO, 12.0);

    assertThat(observed()).isEmpty();
  }

  @Test
  void haproxyTellsWhenItTookAServerOut() {
    sent(AccessFormat.HAPROXY, 10.3);
    cluster.journal.write(
        "haproxy.log",
        16.0,
        Clock.syslog(16.0)
            + " lb-1 haproxy[7]: Server shop_web_80/10.1.1.7:8080 is DOWN, reason: Layer4 connection"
            + " problem, check duration: 0ms.");

    assertThat(observed())
        .anySatisfy(
            step -> assertThat(step.at()).isBetween(Clock.micros(16.0), Clock.micros(17.0)));
  }

  @Test
  void aControllerOfHaproxyTellsWhichEndpointItDisabled() {
    sent(AccessFormat.HAPROXY, 10.3);
    cluster.journal.write(
        "haproxy.log",
        12.25,
        "I"
            + Clock.klog(12.25)
            + "       6 dynupdate.go:1] disabled endpoint '10.1.1.7:8080' weight '1' on"
            + " backend/server 'shop_web_80/srv001'");

    assertThat(followed().at()).isEqualTo(Clock.micros(12.25));
  }

  @Test
  void traefikTellsThatItTookANewConfiguration() {
    sent(AccessFormat.TRAEFIK_JSON, 10.3);
    cluster.journal.write(
        "traefik-json.log",
        12.0,
        JsonText.of(
            "'level','debug','time','%s','message','Configuration received'",
            Clock.rfc3339Seconds(12.0)));

    assertThat(followed().at()).isBetween(Clock.micros(12.0), Clock.micros(13.0));
    assertThat(followed().bounds().earliest()).isEqualTo(Clock.micros(10.3));
  }

  @Test
  void aReloadOfNginxIsOnlyTheLatestItCanHaveBeen() {
    sent(AccessFormat.INGRESS_NGINX, 10.3);
    String reload = "       7 controller.go:1] \"Backend successfully reloaded\"";
    cluster.journal.write("ingress-nginx.log", 13.5, "I" + Clock.klog(13.5) + reload);

    assertThat(followed().at()).isLessThan(Clock.micros(11.1));
    assertThat(followed().bounds().latest()).isEqualTo(Clock.micros(13.5));
  }

  @Test
  void aReloadThatMayHaveBeenWithoutTheChangeTellsNothing() {
    sent(AccessFormat.INGRESS_NGINX, 10.1);
    String reload = "       7 controller.go:1] \"Backend successfully reloaded\"";
    cluster.journal.write("ingress-nginx.log", 10.4, "I" + Clock.klog(10.4) + reload);

    assertThat(observed()).isEmpty();
    assertThat(cluster.analyse().termination("web-7d9f5-a").evidence())
        .noneMatch(cited -> String.valueOf(cited.shows()).contains("reloaded"));
  }

  private void sent(AccessFormat format, double at) {
    format.write(cluster.journal, Logged.of("r1", at, 0.001, old, Ending.REFUSED));
  }

  private void eds(double at, String service, int removed) {
    String time = Clock.rfc3339Millis(at).replace('T', ' ').replace("Z", "");
    cluster.journal.write("envoy.log", at, EDS.formatted(time, service, removed));
  }

  private Milestone followed() {
    List<Milestone> observed = observed();
    assertThat(observed).hasSize(1);
    return observed.get(0);
  }

  private List<Milestone> observed() {
    return cluster.analyse().termination("web-7d9f5-a").milestones().stream()
        .filter(step -> step.name().equals(Milestone.INGRESS_OBSERVED))
        .toList();
  }
}
