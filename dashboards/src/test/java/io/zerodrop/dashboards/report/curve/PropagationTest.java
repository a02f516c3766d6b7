package io.zerodrop.dashboards.report.curve;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.dashboards.example.ExampleRun;
import java.util.List;
import org.junit.jupiter.api.Test;

class PropagationTest {

  @Test
  void gathersTheLagsOfEachRouterOverAllTerminations() {
    Propagation propagation =
        Propagation.of(List.of(ExampleRun.termination(1), ExampleRun.termination(2)));
    assertThat(propagation.consumers())
        .extracting(each -> each.kind() + " " + each.where() + " " + each.lags())
        .containsExactly(
            "EndpointSlice  [80.0, 80.0]",
            "ingress ingress-1 [1600.0, 1600.0]",
            "kube-proxy node-1 [240.0, 240.0]");
    assertThat(propagation.consumers().get(1).words())
        .isEqualTo("median 1.6 s, longest 1.6 s (2 pods)");
  }

  @Test
  void theAxisHoldsTheLongest() {
    Propagation propagation = Propagation.of(List.of(ExampleRun.termination(1)));
    assertThat(propagation.ticks()).containsExactly(10.0, 100.0, 1000.0, 10_000.0);
    assertThat(propagation.percent(10)).isEqualTo("2%");
    assertThat(propagation.percent(10_000)).isEqualTo("96%");
  }
}
