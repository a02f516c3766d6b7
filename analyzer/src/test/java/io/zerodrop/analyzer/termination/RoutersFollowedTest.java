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
import io.zerodrop.ingest.event.Stamp;
import io.zerodrop.ingest.traffic.RequestsBySecond;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When a router had followed a pod's end, as its own attempts show it. */
class RoutersFollowedTest {

  private final Termination stopped = pod("web-a", 0.1).stopped();
  private final RequestRate rate = new RequestRate();

  @BeforeEach
  void twentyRequestsASecond() {
    for (int second = -10; second < 60; second++) {
      rate.add(
          "shop/web",
          RequestsBySecond.of(Map.of(Math.floorDiv(micros(second), Stamp.SECOND), 20L)));
    }
  }

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

  @Test
  void itsBoundsAreItsLastRequestThereAndEnoughOthersAfterwards() {
    Milestone followed =
        followed(stopped, Try.of("r1", 2).at(stopped).lostTo(Cause.PROPAGATION_RACE)).get(0);

    assertThat(followed.bounds().earliest()).isEqualTo(micros(2));
    // 10 for each of 4 endpoints: from the next whole second on, two seconds of them.
    assertThat(followed.bounds().latest()).isEqualTo(micros(5) - 1);
    assertThat(followed.where()).isEqualTo("ingress-0");
  }

  @Test
  void whereTrafficEndsBeforeOnlyTheLowerBoundIsKnown() {
    RequestRate ends = new RequestRate();
    ends.add("shop/web", RequestsBySecond.of(Map.of(Math.floorDiv(micros(3), Stamp.SECOND), 20L)));
    Termination seen =
        followed(ends, stopped, Try.of("r1", 2).at(stopped).lostTo(Cause.PROPAGATION_RACE));

    assertThat(steps(seen)).isEmpty();
    assertThat(seen.lags()).containsEntry("ingress_unobserved_ms.ingress-0", 1900.0);
  }

  private List<Milestone> followed(Termination termination, Try... tries) {
    return steps(followed(rate, termination, tries));
  }

  private static Termination followed(RequestRate rate, Termination termination, Try... tries) {
    List<Verdict> verdicts = Stream.of(tries).map(Try::verdict).toList();
    Map<String, ReadyEndpoints> three = Map.of("shop/web", new ReadyEndpoints(Map.of(0L, 3)));
    return RoutersFollowed.in(List.of(termination), three, verdicts, rate, RouterViews.NONE).get(0);
  }

  private static List<Milestone> steps(Termination termination) {
    return termination.milestones().stream()
        .filter(milestone -> milestone.name().equals(Milestone.INGRESS_OBSERVED))
        .toList();
  }
}
