package io.zerodrop.analyzer.finding.loss;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.analyzer.finding.fixture.Known;
import io.zerodrop.ingest.event.ServiceState;
import io.zerodrop.ingest.event.WorkloadState;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceFactsTest {

  @ParameterizedTest
  @CsvSource({
    "v1.29.8, true",
    "1.29, true",
    "v1.30.0, false",
    "v1.31.2-gke.100, false",
    "v2.0.0, false",
    "unreadable, false",
    ", false"
  })
  void knowsAnOldClusterByItsVersionAndAssumesNoneToBeOld(String version, boolean old) {
    assertThat(Known.deployment().version(version).facts().olderThan(30)).isEqualTo(old);
  }

  @Test
  void takesWorkloadsAndBudgetsApart() {
    ServiceState service =
        new ServiceState(
            "shop",
            "web",
            "LoadBalancer",
            List.of(),
            List.of(new ServiceState.Port("http", 80, null, 30080)),
            Map.of(),
            "Local",
            "Cluster",
            null,
            false);

    ServiceFacts facts =
        ServiceFacts.from(
            service,
            List.of(
                state("PodDisruptionBudget", "web-budget"),
                state("Deployment", "web"),
                state("ReplicaSet", "web-5d6b4bb8bc")),
            null);

    assertThat(facts.workloads())
        .extracting(Workload::object)
        .containsExactly("Deployment shop/web");
    assertThat(facts.disruptionBudgets()).containsExactly("web-budget");
    assertThat(facts.targetPorts()).as("a port leads to itself by default").containsExactly("80");
    assertThat(facts.externalTrafficPolicy()).isEqualTo("Local");
  }

  private static WorkloadState state(String kind, String name) {
    return new WorkloadState(
        kind, "shop", name, null, null, 2, 1L, null, Map.of(), Map.of(), 30L, List.of(), null);
  }
}
