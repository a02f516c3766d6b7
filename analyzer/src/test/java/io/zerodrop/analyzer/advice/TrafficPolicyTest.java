package io.zerodrop.analyzer.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.analyzer.advice.manifest.ManifestFile;
import io.zerodrop.analyzer.advice.manifest.Manifests;
import io.zerodrop.analyzer.advice.rule.Measured;
import io.zerodrop.analyzer.advice.rule.Scene;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrafficPolicyTest {

  private static final String LOCAL =
      "  selector:\\n    app: web\\n  ports =>   type: LoadBalancer\\n  externalTrafficPolicy: Local\\n"
          + "  selector:\\n    app: web\\n  ports";

  @Test
  void saysWhenToChooseClusterAndWhatTheFallbackDoesForThisServiceAndVersion() throws Exception {
    TrafficPolicy policy = only(Healthy.but(LOCAL), 30);

    assertThat(policy.object()).isEqualTo("Service shop/web");
    assertThat(policy.today()).contains("Local: only pods of the node");
    assertThat(policy.choice())
        .contains("Keep Local only if pods need the client's address")
        .contains("a preStop of 24 s");
    assertThat(policy.fallback())
        .contains("Kubernetes 1.30")
        .contains("the last ready pod of a node")
        .contains("while the preStop of 8 s runs");
  }

  @Test
  void oldClustersHaveNoFallback() throws Exception {
    assertThat(only(Healthy.but(LOCAL), 25).fallback())
        .contains("Kubernetes 1.25 does not send to terminating pods")
        .contains("dropped, however long the preStop");
    assertThat(only(Healthy.YAML, 25).fallback()).contains("refused");
  }

  @Test
  void withoutAPreStopTheFallbackSavesNothing() throws Exception {
    String bare =
        Healthy.but(
            "        lifecycle:\\n          preStop:\\n            sleep:\\n              seconds: 8\\n => ");

    assertThat(only(bare, null).fallback()).contains("here it saves nothing");
    assertThat(only(bare, null).choice()).contains("Keep Cluster");
  }

  private static TrafficPolicy only(String yaml, Integer minor) throws Exception {
    Manifests manifests = Manifests.of(List.of(ManifestFile.read("web.yaml", yaml)));
    List<TrafficPolicy> policies = TrafficPolicy.of(new Scene(manifests, minor, Measured.NOTHING));
    assertThat(policies).hasSize(1);
    return policies.get(0);
  }
}
