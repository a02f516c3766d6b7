package io.zerodrop.analyzer.finding;

import static io.zerodrop.analyzer.finding.fixture.StoppedPod.pod;
import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.analyzer.finding.fixture.Traffic;
import io.zerodrop.analyzer.finding.fixture.Try;
import io.zerodrop.analyzer.finding.loss.FindingSettings;
import io.zerodrop.analyzer.finding.loss.ServiceFacts;
import io.zerodrop.analyzer.result.Cause;
import io.zerodrop.analyzer.result.Finding;
import io.zerodrop.analyzer.result.Termination;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingIdTest {

  private static Finding finding(String service, Try attempt, Termination... terminations) {
    return FindingAssembler.assemble(
            "shop",
            service,
            List.of(attempt.verdict()),
            List.of(terminations),
            Traffic.of(20),
            ServiceFacts.NONE,
            FindingSettings.DEFAULT)
        .findings()
        .get(0);
  }

  @Test
  void isTwentyTwoCharactersThatNeedNoEscaping() {
    Termination stopped = pod("web-a", 0.1).stopped();
    Finding finding =
        finding("web", Try.of("r1", 0.5).at(stopped).lostTo(Cause.PROPAGATION_RACE), stopped);

    assertThat(finding.id()).matches("[A-Za-z0-9_-]{22}");
    assertThat(finding.incidentId()).matches("[A-Za-z0-9_-]{22}").isNotEqualTo(finding.id());
  }

  @Test
  void doesNotChangeWithTheNamesOfFiles() {
    Termination stopped = pod("web-a", 0.1).shownBy("kubelet", "kubelet.log", 3).stopped();
    Termination renamed = pod("web-a", 0.1).shownBy("kubelet", "b/k.gz", 9).stopped();
    Try attempt =
        Try.of("r1", 0.5).at(stopped).lostTo(Cause.PROPAGATION_RACE).shownBy("access", "a", 1);
    Try again =
        Try.of("r1", 0.5).at(renamed).lostTo(Cause.PROPAGATION_RACE).shownBy("access", "b", 2);

    assertThat(finding("web", attempt, stopped).id())
        .isEqualTo(finding("web", again, renamed).id());
  }

  @Test
  void differsBetweenServicesAndBetweenCauses() {
    Termination stopped = pod("web-a", 0.1).stopped();
    Try race = Try.of("r1", 0.5).at(stopped).lostTo(Cause.PROPAGATION_RACE);
    Try cut = Try.of("r1", 0.5).at(stopped).lostTo(Cause.INFLIGHT_CUT);

    String id = finding("web", race, stopped).id();
    assertThat(finding("api", race, stopped).id()).isNotEqualTo(id);
    assertThat(finding("web", cut, stopped).id()).isNotEqualTo(id);
    assertThat(finding("web", cut, stopped).incidentId())
        .isEqualTo(finding("web", race, stopped).incidentId());
  }

  @Test
  void staysWhileTheRolloutStopsMorePods() {
    Termination first = pod("web-a", 0.1).stopped();
    Termination second = pod("web-b", 9).stopped();
    Try attempt = Try.of("r1", 0.5).at(first).lostTo(Cause.PROPAGATION_RACE);

    Finding early = finding("web", attempt, first);
    Finding late = finding("web", attempt, second, first);
    assertThat(late.id()).isEqualTo(early.id());
    assertThat(late.incidentId()).isEqualTo(early.incidentId());
  }
}
