package io.zerodrop.analyzer.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.analyzer.result.Cause;
import org.junit.jupiter.api.Test;

class PropagationScenarioTest {

  @Test
  void a_connection_refused_just_after_sigterm_is_a_propagation_race() {
    Cluster cluster = new Cluster();
    Pod old = cluster.pod("web-a-1", "10.1.1.7", "node-1").runningSince(-300);
    cluster.pod("web-a-2", "10.1.2.8", "node-2").runningSince(-300);
    old.stops(10.0, 0.01, 143);
    IngressNginx ingress = cluster.ingress();
    ingress.refused("r1", 10.2, old);
    Analysis analysis = cluster.analyse();
    assertThat(analysis.on("r1").cause()).isEqualTo(Cause.PROPAGATION_RACE);
    assertThat(analysis.on("r1").pod()).isEqualTo("web-a-1");
  }
}
