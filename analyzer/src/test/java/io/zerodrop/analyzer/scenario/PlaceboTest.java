package io.zerodrop.analyzer.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.analyzer.result.Verdict;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is blamed on ends of pods that were not there. */
class PlaceboTest {

  static List<String> recordings() {
    return Recording.names();
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void is_nothing_in_any_recording(String name) {
    Analysis analysis = Recording.read(name).analyse(Set.of());
    assertThat(analysis.placebo().blamed()).isZero();
    if (analysis.verdicts().stream().anyMatch(PlaceboTest::blamesAnEnd)) {
      assertThat(analysis.placebo().attempts()).as("judged again").isPositive();
    }
  }

  @Test
  void without_a_rollout_no_end_is_blamed() {
    Cluster cluster = new Cluster();
    IngressNginx ingress = cluster.ingress();
    Pod one = cluster.pod("web-7d9f5-a", "10.1.1.7", "node-1").runningSince(-300);
    Pod other = cluster.pod("web-7d9f5-b", "10.1.2.8", "node-2").runningSince(-300);
    for (int i = 0; i < 60; i++) {
      ingress.served("served-" + i, i, 0.02, i % 2 == 0 ? one : other);
      ingress.answered("failed-" + i, i + 0.3, 0.02, one, i % 3 == 0 ? 503 : 500);
      ingress.reset("reset-" + i, i + 0.5, 0.05, other);
      ingress.refused("refused-" + i, i + 0.7, other);
    }
    Analysis analysis = cluster.analyse();
    assertThat(analysis.terminations()).isEmpty();
    assertThat(analysis.verdicts()).hasSizeGreaterThan(150).noneMatch(PlaceboTest::blamesAnEnd);
    assertThat(analysis.placebo().blamed()).isZero();
  }

  private static boolean blamesAnEnd(Verdict verdict) {
    return verdict.terminationId() != null
        && verdict.cause() != null
        && verdict.cause().blamesRouting();
  }
}
