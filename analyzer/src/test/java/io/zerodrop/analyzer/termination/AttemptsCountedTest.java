package io.zerodrop.analyzer.termination;

import static io.zerodrop.analyzer.finding.fixture.StoppedPod.micros;
import static io.zerodrop.analyzer.finding.fixture.StoppedPod.pod;
import static io.zerodrop.analyzer.finding.fixture.StoppedPod.trigger;
import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.analyzer.finding.fixture.Try;
import io.zerodrop.analyzer.result.Cause;
import io.zerodrop.analyzer.result.Milestone;
import io.zerodrop.analyzer.result.Termination;
import io.zerodrop.analyzer.result.TriggerKind;
import io.zerodrop.analyzer.result.Verdict;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Until when a router sent to a stopping pod, as its own attempts show it. */
class AttemptsCountedTest {

  private final Termination stopped = pod("web-a", 0.1).stopped();

  @Test
  void theLastRequestThatThePodWasPickedForTellsWhenTheRouterHadFollowed() {
    assertThat(
            followed(
                stopped,
                Try.of("r1", 1).at(stopped).lostTo(Cause.PROPAGATION_RACE),
                Try.of("r2", 2).at(stopped).lostTo(Cause.PROPAGATION_RACE)))
        .extracting(Milestone::at)
        .containsExactly(micros(2));
  }

  @Test
  void aRetryGoesToAPeerPickedBefore() {
    assertThat(
            followed(
                stopped,
                Try.of("r1", 1).at(stopped).lostTo(Cause.PROPAGATION_RACE),
                Try.of("r1", 4).number(2).at(stopped).lostTo(Cause.PROPAGATION_RACE)))
        .extracting(Milestone::at)
        .containsExactly(micros(1));
  }

  @Test
  void aRouterThatSendsToNodesFollowsNoPod() {
    Termination elsewhere = pod("web-b", 0.1).addressed("10.0.0.2").stopped();

    assertThat(followed(elsewhere, Try.of("r1", 1).at(elsewhere).lostTo(Cause.INFLIGHT_CUT)))
        .isEmpty();
  }

  @Test
  void ofACrashARouterLearnsNothing() {
    Termination crashed =
        pod("web-c", 0.1)
            .by(trigger(TriggerKind.CRASH, null, "Pod shop/web-c", null))
            .notDeleted()
            .stopped();

    assertThat(followed(crashed, Try.of("r1", 1).at(crashed).lostTo(Cause.ABRUPT_LOSS))).isEmpty();
  }

  private static List<Milestone> followed(Termination termination, Try... tries) {
    List<Verdict> verdicts = Stream.of(tries).map(Try::verdict).toList();
    return AttemptsCounted.in(termination, verdicts).milestones().stream()
        .filter(milestone -> milestone.name().equals(Milestone.INGRESS_OBSERVED))
        .toList();
  }
}
