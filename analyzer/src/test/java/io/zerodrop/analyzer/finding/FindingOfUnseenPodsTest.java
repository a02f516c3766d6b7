package io.zerodrop.analyzer.finding;

import static io.zerodrop.analyzer.finding.Assembled.only;
import static io.zerodrop.analyzer.finding.Assembled.verdicts;
import static io.zerodrop.analyzer.finding.fixture.StoppedPod.micros;
import static io.zerodrop.analyzer.finding.fixture.StoppedPod.pod;
import static io.zerodrop.analyzer.finding.fixture.StoppedPod.trigger;
import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.analyzer.finding.fixture.Try;
import io.zerodrop.analyzer.result.Cause;
import io.zerodrop.analyzer.result.Finding;
import io.zerodrop.analyzer.result.Termination;
import io.zerodrop.analyzer.result.Trigger;
import io.zerodrop.analyzer.result.TriggerKind;
import org.junit.jupiter.api.Test;

/** Losses that met none of the pods that stopped: what they may be laid to. */
class FindingOfUnseenPodsTest {

  private final Termination first = pod("web-a", 0.1).sigtermAfter(0.05).stopped();

  @Test
  void aServiceWithoutEndpointsIsLaidToTheOnlyIncidentUnderWayWithLessConfidence() {
    Finding finding = only(verdicts(Try.of("r1", 0.5).lostTo(Cause.NO_ENDPOINTS)), first);

    assertThat(finding.trigger().actor()).isEqualTo("alice");
    assertThat(finding.confidence()).isEqualTo(0.81);
  }

  @Test
  void aServiceWithoutEndpointsIsLaidToNobodyWhileTwoIncidentsAreUnderWay() {
    Termination drained =
        pod("web-d", 0.2)
            .by(trigger(TriggerKind.DRAIN, "bob", "Node node-2", micros(0)))
            .exitedAfter(5)
            .stopped();
    Termination rolled = pod("web-a", 0.1).exitedAfter(5).stopped();

    Finding finding = only(verdicts(Try.of("r1", 1).lostTo(Cause.NO_ENDPOINTS)), rolled, drained);

    assertThat(finding.trigger()).isEqualTo(Trigger.UNKNOWN);
  }

  @Test
  void aServiceWithoutEndpointsLongAfterARolloutIsNotLaidToIt() {
    Finding finding = only(verdicts(Try.of("r1", 60).lostTo(Cause.NO_ENDPOINTS)), first);

    assertThat(finding.trigger()).isEqualTo(Trigger.UNKNOWN);
    assertThat(finding.sentence())
        .startsWith("1 of 100 requests to web failed at 14:03:11: the Service had no ready");
  }

  @Test
  void aScaleDownDoesNotMakePodsStartCold() {
    Termination scaled =
        pod("web-a", 0.1)
            .by(trigger(TriggerKind.SCALE_DOWN, "carol", "Deployment shop/web", micros(0)))
            .stopped();

    assertThat(
            only(verdicts(Try.of("r1", 0.1).pod("web-n").lostTo(Cause.COLD_START)), scaled)
                .trigger())
        .isEqualTo(Trigger.UNKNOWN);
    assertThat(
            only(verdicts(Try.of("r1", 0.1).pod("web-n").lostTo(Cause.COLD_START)), first)
                .sentence())
        .startsWith("Rollout of web by alice at 14:02:11 lost 1 of 100 requests");
  }

  @Test
  void behindTheServicesAddressAnyPodThatHadStoppedMayHaveBeenMeant() {
    Termination second = pod("web-b", 2).on("node-2").stopped();
    Termination later = pod("web-c", 30).on("node-3").stopped();

    Finding finding =
        only(
            verdicts(
                Try.of("r1", 0.5).at(first).pod(null).lostTo(Cause.STALE_PROXY),
                Try.of("r2", 3).at(second).pod(null).lostTo(Cause.STALE_PROXY),
                Try.of("r3", 4).at(second).pod(null).lostTo(Cause.STALE_PROXY)),
            first,
            second,
            later);

    assertThat(finding.pods()).containsExactly("web-a", "web-b");
    assertThat(finding.nodes()).containsExactly("node-1", "node-2");
  }
}
