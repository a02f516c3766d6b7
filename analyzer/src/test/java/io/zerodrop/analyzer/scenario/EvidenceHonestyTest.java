package io.zerodrop.analyzer.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.zerodrop.analyzer.result.Candidate;
import io.zerodrop.analyzer.result.Cause;
import io.zerodrop.analyzer.result.Verdict;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A verdict shows what it rests on, and what it rules out and why. */
class EvidenceHonestyTest {

  static List<String> recordings() {
    return Recording.names();
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void every_cause_is_weighed_and_those_ruled_out_say_why(String name) {
    for (Verdict verdict : Recording.read(name).analyse(Set.of("nginx-error")).verdicts()) {
      if (verdict.cause() != null) {
        assertThat(verdict.candidates())
            .extracting(Candidate::cause)
            .containsExactlyInAnyOrderElementsOf(
                Stream.of(Cause.values()).filter(cause -> cause != Cause.UNKNOWN).toList());
        assertThat(verdict.candidates())
            .filteredOn(candidate -> candidate.likelihood() == 0)
            .allSatisfy(candidate -> assertThat(candidate.against()).isNotEmpty());
        assertThat(verdict.candidates().stream().mapToDouble(Candidate::likelihood).sum())
            .isLessThanOrEqualTo(1.01);
        assertThat(verdict.evidence()).isNotEmpty();
        isNamedOnlyWhereLikely(verdict);
      }
    }
  }

  private static void isNamedOnlyWhereLikely(Verdict verdict) {
    if (verdict.cause() == Cause.UNKNOWN) {
      assertThat(verdict.confidence()).isLessThan(0.5);
    } else {
      assertThat(verdict.confidence()).isBetween(0.5, 1.0);
      assertThat(verdict.candidates().get(0).cause()).isEqualTo(verdict.cause());
      assertThat(verdict.candidates().get(0).speaksFor()).isNotEmpty();
    }
  }

  @Test
  void a_verdict_cites_each_log_that_it_rests_on() {
    Cluster cluster = new Cluster();
    Pod old = cluster.pod("web-7d9f5-a", "10.1.1.7", "node-1").runningSince(-300);
    cluster.pod("web-7d9f5-b", "10.1.2.8", "node-2").runningSince(-300);
    old.stops(10.0, 0.01, 143);
    cluster.ingress().refused("r1", 10.5, old);
    assertThat(cluster.analyse().on("r1").evidence())
        .extracting(cited -> cited.source())
        .contains("access", "nginx-error", "audit", "kubelet");
  }

  @Test
  void wider_stamps_give_less_confidence() {
    Cluster cluster = new Cluster();
    Pod old =
        cluster.pod("web-7d9f5-a", "10.1.1.7", "node-1").preStop("sleep 5").runningSince(-300);
    cluster.pod("web-7d9f5-b", "10.1.2.8", "node-2").runningSince(-300);
    old.stops(10.5, 0.4, 143);
    cluster.ingress().withoutErrorLog().closed("r1", 14.0, 1.92, old);
    double exact = confidence(cluster.analyse().on("r1"));
    double vague = confidence(cluster.analyse("kubelet", "events").on("r1"));
    assertThat(vague).isLessThanOrEqualTo(exact + 0.001).isCloseTo(exact, within(0.5));
  }

  private static double confidence(Verdict verdict) {
    return verdict.cause() == Cause.UNKNOWN ? 0.5 : verdict.confidence();
  }
}
