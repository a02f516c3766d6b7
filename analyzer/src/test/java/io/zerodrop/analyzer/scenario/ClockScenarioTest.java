package io.zerodrop.analyzer.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.analyzer.clock.ClockReading;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What looks like a clock that is off and is none. */
class ClockScenarioTest {

  private final Cluster cluster = new Cluster();
  private final IngressNginx ingress = cluster.ingress();

  private static List<ClockReading> off(Analysis analysis) {
    return analysis.clocks().stream()
        .filter(reading -> reading.offset() != 0 || reading.unsteady())
        .toList();
  }

  @Test
  void a_pod_that_hung_for_a_minute_before_it_was_deleted() {
    Pod hung = cluster.pod("web-7d9f5-a", "10.1.1.7", "node-1").runningSince(-300);
    Pod healthy = cluster.pod("web-7d9f5-b", "10.1.2.8", "node-2").runningSince(-300);
    hung.stops(60.0, 0.1, 0);
    for (int i = 0; i < 200; i++) {
      double at = i * 0.35;
      ingress.served("healthy-" + i, at, 0.02, healthy);
      if (at < 60.1) {
        ingress.connectTimeout("hung-" + i, at, hung);
      }
    }
    assertThat(off(cluster.analyse())).isEmpty();
  }

  @Test
  void all_pods_of_a_service_that_hung_until_they_were_replaced() {
    for (int pod = 1; pod <= 3; pod++) {
      Pod hung = cluster.pod("web-7d9f5-" + pod, "10.1.1." + pod, "node-" + pod).runningSince(-300);
      hung.stops(60.0 + pod, 0.1, 0);
      Pod fresh =
          cluster.pod("web-86c4b-" + pod, "10.1.2." + pod, "node-" + pod).runningSince(59.0 + pod);
      for (int i = 0; i < 60; i++) {
        ingress.connectTimeout("hung-" + pod + "-" + i, i + 0.1 * pod, hung);
        ingress.served("fresh-" + pod + "-" + i, 60.5 + pod + 0.1 * i, 0.02, fresh);
      }
    }
    assertThat(off(cluster.analyse())).isEmpty();
  }

  @Test
  void a_healthy_pod_that_resets_connections_now_and_then() {
    Pod old = cluster.pod("web-7d9f5-a", "10.1.1.7", "node-1").runningSince(-300);
    Pod flaky = cluster.pod("web-7d9f5-b", "10.1.2.8", "node-2").runningSince(-300);
    old.stops(30.0, 0.1, 0);
    for (int i = 0; i < 40; i++) {
      ingress.reset("r" + i, i * 1.7, 0.05, flaky);
    }
    assertThat(off(cluster.analyse())).isEmpty();
  }
}
