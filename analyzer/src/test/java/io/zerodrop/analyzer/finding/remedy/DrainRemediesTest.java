package io.zerodrop.analyzer.finding.remedy;

import static io.zerodrop.analyzer.finding.fixture.StoppedPod.pod;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.zerodrop.analyzer.finding.counterfactual.Counterfactuals;
import io.zerodrop.analyzer.finding.fixture.Known;
import io.zerodrop.analyzer.finding.fixture.Losses;
import io.zerodrop.analyzer.finding.fixture.Traffic;
import io.zerodrop.analyzer.finding.fixture.Try;
import io.zerodrop.analyzer.finding.loss.Loss;
import io.zerodrop.analyzer.finding.loss.ServiceFacts;
import io.zerodrop.analyzer.result.Cause;
import io.zerodrop.analyzer.result.Remedy;
import io.zerodrop.analyzer.result.Subtype;
import io.zerodrop.analyzer.result.Termination;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Remedies that keep pods serving for longer. */
class DrainRemediesTest {

  private static final String SLEEP =
      "spec.template.spec.containers[app].lifecycle.preStop.sleep.seconds";
  private static final String GRACE = "spec.template.spec.terminationGracePeriodSeconds";

  private final Termination stopped = pod("web-a", 0).sigtermAfter(0.05).stopped();

  private static Advice against(Loss loss) {
    return Remedies.against(loss, Counterfactuals.of(loss));
  }

  private static Advice race(ServiceFacts facts, double at, Termination termination) {
    return against(
        Losses.at(100)
            .knowing(facts)
            .of(
                List.of(Try.of("r1", at).at(termination).lostTo(Cause.PROPAGATION_RACE)),
                termination));
  }

  @Test
  void aRaceGetsAPreStopLongerThanTheNeedAndSaysItsPrice() {
    Remedy remedy = race(Known.deployment().facts(), 1.95, stopped).remedy();

    assertThat(remedy.changes())
        .containsExactly(new Remedy.Change("Deployment shop/web", SLEEP, null, "5", true));
    assertThat(remedy.destructive()).isTrue();
    assertThat(remedy.summary())
        .isEqualTo(
            "Let the pods of Deployment shop/web accept for 5 s after their deletion, by a preStop"
                + " sleep");
    assertThat(remedy.caution())
        .isEqualTo(
            "Every pod takes 5 s longer to stop, and so do rollouts and drains; changing the pod"
                + " template restarts all pods. Pods stop by the spec they were created with: the"
                + " rollout that ships this still stops the old pods the old way, so judge it by"
                + " the rollout after that. To step back, set the old values again.");
  }

  @Test
  void graceGrowsWhereItWouldNotHoldPreStopAndDrain() {
    Termination shortGrace = pod("web-a", 0).grace(10L).stopped();

    assertThat(race(Known.deployment().grace(10).facts(), 6.5, shortGrace).remedy().changes())
        .extracting(Remedy.Change::field, Remedy.Change::from, Remedy.Change::to)
        .containsExactly(tuple(SLEEP, null, "10"), tuple(GRACE, "10", "20"));
  }

  @Test
  void graceLeavesTimeForTheLongestRequest() {
    Loss loss =
        Losses.with(Traffic.of(100, 27))
            .knowing(Known.deployment().facts())
            .of(List.of(Try.of("r1", 1.95).at(stopped).lostTo(Cause.PROPAGATION_RACE)), stopped);

    assertThat(against(loss).remedy().changes())
        .extracting(Remedy.Change::field, Remedy.Change::to)
        .containsExactly(tuple(SLEEP, "5"), tuple(GRACE, "35"));
  }

  @Test
  void aRouterSeenToTakeLongerThanTheFailuresShowSetsTheSize() {
    Termination slow = pod("web-a", 0).ingressObservedAfter(7.2).stopped();

    assertThat(race(Known.deployment().facts(), 1.95, slow).remedy().changes())
        .extracting(Remedy.Change::to)
        .containsExactly("10");
  }

  @Test
  void aManifestThatHasItByNowNeedsNothingMore() {
    Advice advice = race(Known.deployment().preStop("sleep", 8L).facts(), 1.95, stopped);

    assertThat(advice.remedy().changes()).isEmpty();
    assertThat(advice.remedy().destructive()).isFalse();
    assertThat(advice.outlook())
        .isEqualTo(
            "The manifest has a preStop of 5 s or more by now; these pods still ran without"
                + " it.");
  }

  @Test
  void anOldClusterGetsAnExecHook() {
    Remedy remedy = race(Known.deployment().version("v1.27.3").facts(), 1.95, stopped).remedy();

    assertThat(remedy.changes())
        .extracting(Remedy.Change::field, Remedy.Change::to)
        .containsExactly(
            tuple(
                "spec.template.spec.containers[app].lifecycle.preStop.exec.command",
                "[sleep, \"5\"]"));
    assertThat(remedy.caution()).contains("must hold a sleep binary");
  }

  @Test
  void aHookThatWorksIsLengthenedAndNotReplaced() {
    Termination hooked = pod("web-a", 0).preStop(3).preStopKind("exec", 3L).stopped();

    assertThat(race(Known.deployment().preStop("exec", 3L).facts(), 4.5, hooked).remedy().changes())
        .extracting(Remedy.Change::field, Remedy.Change::from, Remedy.Change::to)
        .containsExactly(
            tuple(
                "spec.template.spec.containers[app].lifecycle.preStop.exec",
                "a hook of 3 s",
                "what it does today, lasting 10 s in all"));
  }

  @Test
  void aHookThatFailedGivesWayToTheSleepAction() {
    Termination failed =
        pod("web-a", 0)
            .preStopKind("exec", 10L)
            .subtype(Subtype.PRESTOP_FAILED)
            .sigtermAfter(0.05)
            .stopped();
    Loss loss =
        Losses.at(100)
            .knowing(Known.deployment().preStop("exec", 10L).facts())
            .of(
                List.of(
                    Try.of("r1", 1.95)
                        .at(failed)
                        .lostTo(Cause.PROPAGATION_RACE, Subtype.PRESTOP_FAILED)),
                failed);

    Advice advice = against(loss);
    assertThat(advice.remedy().changes())
        .extracting(Remedy.Change::field, Remedy.Change::from, Remedy.Change::to)
        .containsExactly(
            tuple(
                "spec.template.spec.containers[app].lifecycle.preStop.exec",
                "a hook that failed",
                null),
            tuple(SLEEP, null, "5"));
    assertThat(advice.outlook()).isEqualTo("preStop 5 s would have saved it.");
  }

  @Test
  void withoutAManifestTheTerminationsTellWhereToChangeWhat() {
    Termination only = pod("web-a", 0).preStop(2).stopped();

    Remedy remedy = race(ServiceFacts.NONE, 3.5, only).remedy();
    assertThat(remedy.changes())
        .containsExactly(new Remedy.Change("Deployment shop/web", SLEEP, "2", "5", true));
    assertThat(remedy.caution()).contains("needs Kubernetes 1.30");
  }

  @Test
  void withoutAnOwnerNothingIsInvented() {
    Termination orphan =
        pod("web-a", 0).owned().exitCodes(java.util.Map.of("a", 0, "b", 1)).stopped();

    assertThat(race(ServiceFacts.NONE, 1.95, orphan).remedy().changes())
        .extracting(Remedy.Change::object, Remedy.Change::field)
        .containsExactly(
            tuple(
                "workload behind Service shop/web",
                "spec.template.spec.containers[*].lifecycle.preStop.sleep.seconds"));
  }

  @Test
  void thinTrafficIsSaidToHideALongerNeed() {
    Loss loss =
        Losses.at(1)
            .knowing(Known.deployment().facts())
            .of(List.of(Try.of("r1", 1.95).at(stopped).lostTo(Cause.PROPAGATION_RACE)), stopped);

    assertThat(against(loss).outlook())
        .isEqualTo(
            "preStop 5 s would have saved it. At 1.0 requests/s the true need may be longer.");
  }

  @Test
  void aSidecarThatLeftFirstBecomesANativeOne() {
    Loss loss =
        Losses.at(100)
            .knowing(Known.deployment().sidecar("proxy").facts())
            .of(
                List.of(
                    Try.of("r1", 0.1)
                        .at(stopped)
                        .lostTo(Cause.INFLIGHT_CUT, Subtype.SIDECAR_LEFT_FIRST)),
                stopped);

    assertThat(against(loss).remedy().changes())
        .extracting(Remedy.Change::field, Remedy.Change::to)
        .containsExactly(tuple("spec.template.spec.initContainers[proxy].restartPolicy", "Always"));
  }

  @Test
  void aBlackholeGetsThePreStopThatTheLoadBalancerNeeds() {
    Loss loss =
        Losses.at(100)
            .knowing(Known.deployment().externalPolicy("Local").facts())
            .of(List.of(Try.of("r1", 15.3).at(stopped).lostTo(Cause.LOCAL_BLACKHOLE)), stopped);

    assertThat(against(loss).remedy().changes())
        .extracting(Remedy.Change::field, Remedy.Change::to)
        .containsExactly(tuple(SLEEP, "20"));
  }

  @Test
  void aBlackholeThatThinTrafficDidNotMeasureGetsTheUsualDetectionTime() {
    Loss loss =
        Losses.at(1)
            .knowing(Known.deployment().externalPolicy("Local").facts())
            .of(List.of(Try.of("r1", 4).at(stopped).lostTo(Cause.LOCAL_BLACKHOLE)), stopped);

    assertThat(against(loss).remedy().changes())
        .extracting(Remedy.Change::field, Remedy.Change::to)
        .containsExactly(tuple(SLEEP, "25"), tuple(GRACE, "35"));
  }

  @Test
  void aBlackholeNoPreStopClosesGetsTheClusterPolicyWhichHidesClientAddresses() {
    Loss external =
        Losses.at(100)
            .knowing(Known.deployment().externalPolicy("Local").version("v1.25.1").facts())
            .of(List.of(Try.of("r1", 4).at(stopped).lostTo(Cause.LOCAL_BLACKHOLE)), stopped);
    Loss internal =
        Losses.at(100)
            .knowing(Known.deployment().internalPolicy("Local").facts())
            .of(List.of(Try.of("r1", 300).at(stopped).lostTo(Cause.LOCAL_BLACKHOLE)), stopped);

    assertThat(against(external).remedy().changes())
        .containsExactly(
            new Remedy.Change(
                "Service shop/web", "spec.externalTrafficPolicy", "Local", "Cluster", true));
    assertThat(against(external).remedy().caution()).contains("instead of the client's");
    assertThat(against(internal).remedy().changes())
        .containsExactly(
            new Remedy.Change(
                "Service shop/web", "spec.internalTrafficPolicy", "Local", "Cluster", false));
    assertThat(against(internal).remedy().destructive()).isFalse();
  }
}
