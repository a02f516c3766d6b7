package io.zerodrop.analyzer.finding.remedy;

import static io.zerodrop.analyzer.finding.fixture.StoppedPod.micros;
import static io.zerodrop.analyzer.finding.fixture.StoppedPod.pod;
import static io.zerodrop.analyzer.finding.fixture.StoppedPod.trigger;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.zerodrop.analyzer.finding.counterfactual.Counterfactuals;
import io.zerodrop.analyzer.finding.fixture.Known;
import io.zerodrop.analyzer.finding.fixture.Losses;
import io.zerodrop.analyzer.finding.fixture.StoppedPod;
import io.zerodrop.analyzer.finding.fixture.Traffic;
import io.zerodrop.analyzer.finding.fixture.Try;
import io.zerodrop.analyzer.finding.loss.Loss;
import io.zerodrop.analyzer.result.Cause;
import io.zerodrop.analyzer.result.Remedy;
import io.zerodrop.analyzer.result.Subtype;
import io.zerodrop.analyzer.result.Termination;
import io.zerodrop.analyzer.result.TriggerKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RemediesTest {

  private static Advice against(Loss loss) {
    return Remedies.against(loss, Counterfactuals.of(loss));
  }

  private static Advice against(Known known, Cause cause, String subtype, StoppedPod pod) {
    Termination stopped = pod.stopped();
    return against(
        Losses.at(100)
            .knowing(known.facts())
            .of(List.of(Try.of("r1", 1.5).at(stopped).lostTo(cause, subtype)), stopped));
  }

  private static StoppedPod by(TriggerKind kind) {
    return pod("web-a", 0).by(trigger(kind, "bob", null, micros(0)));
  }

  @ParameterizedTest
  @EnumSource(Cause.class)
  void everyCauseHasASummaryAndWhatLengthensShutdownOrRestartsPodsIsMarked(Cause cause) {
    Remedy remedy = against(Known.deployment(), cause, null, pod("web-a", 0)).remedy();

    assertThat(remedy.summary()).isNotBlank();
    assertThat(remedy.destructive())
        .isEqualTo(remedy.changes().stream().anyMatch(Remedy.Change::destructive));
    assertThat(remedy.changes())
        .filteredOn(change -> change.field().contains("template"))
        .allMatch(Remedy.Change::destructive);
    if (remedy.destructive()) {
      assertThat(remedy.caution()).containsIgnoringCase("step back");
    }
  }

  @Test
  void anApplicationThatExitsAtOnceHasToFinishItsRequests() {
    Advice advice =
        against(
            Known.deployment(),
            Cause.INFLIGHT_CUT,
            null,
            pod("web-a", 0).preStop(3).exitedAfter(3.1));

    assertThat(advice.remedy().changes())
        .extracting(Remedy.Change::field, Remedy.Change::from, Remedy.Change::to)
        .containsExactly(
            tuple(
                "application in container app: on SIGTERM",
                "exits after 0.1 s, with requests under way",
                "stops accepting, finishes the requests under way, then exits"));
    assertThat(advice.outlook()).startsWith("No preStop saves requests");
  }

  @Test
  void killedRequestsGetTheGraceOfTheLongestOnes() {
    Termination killed = pod("web-a", 0).grace(5L).preStop(2).killedAfter(5).stopped();
    Loss loss =
        Losses.with(Traffic.of(100, 20))
            .knowing(Known.deployment().grace(5).preStop("sleep", 2L).facts())
            .of(
                List.of(Try.of("r1", 1.5).lasted(3.5).at(killed).lostTo(Cause.GRACE_EXCEEDED)),
                killed);

    assertThat(against(loss).remedy().changes())
        .containsExactly(
            new Remedy.Change(
                "Deployment shop/web",
                "spec.template.spec.terminationGracePeriodSeconds",
                "5",
                "25",
                true));
    assertThat(against(loss).remedy().caution()).contains("hangs");
  }

  @Test
  void aManifestWithMoreGraceByNowNeedsNothingMore() {
    assertThat(
            against(
                    Known.deployment().grace(60),
                    Cause.GRACE_EXCEEDED,
                    null,
                    pod("web-a", 0).grace(5L))
                .remedy()
                .changes())
        .isEmpty();
  }

  @Test
  void aProcessThatIgnoresSigtermGetsNoLongerGrace() {
    assertThat(
            against(
                    Known.deployment(),
                    Cause.GRACE_EXCEEDED,
                    Subtype.SIGTERM_IGNORED,
                    pod("web-a", 0))
                .remedy()
                .changes())
        .extracting(Remedy.Change::field)
        .containsExactly("spec.template.spec.containers[app].command");
  }

  @Test
  void aLaggingKubeProxyIsMendedAndTheWorkloadLeftAlone() {
    Advice advice =
        against(
            Known.deployment(),
            Cause.STALE_PROXY,
            null,
            pod("web-a", 0).proxyObservedAfter("node-3", 21.3));

    assertThat(advice.remedy().changes())
        .containsExactly(
            new Remedy.Change(
                "kube-proxy on node-3",
                "lag from deletion to applied rules",
                "21.3 s",
                "below 2 s, as its peers",
                false));
    assertThat(advice.remedy().destructive()).isFalse();
  }

  @Test
  void anIdleConnectionRaceIsTheRoutersTimeoutAndRestartsNothing() {
    Loss loss =
        Losses.at(100)
            .of(
                List.of(
                    Try.of("r1", 1.5).lostTo(Cause.STALE_KEEPALIVE, Subtype.IDLE_TIMEOUT_RACE)));

    Remedy remedy = against(loss).remedy();
    assertThat(remedy.changes())
        .extracting(Remedy.Change::object, Remedy.Change::destructive)
        .containsExactly(tuple("router", false));
  }

  @Test
  void aStaleRouterIsNamedAndAPreStopTidesOver() {
    Remedy remedy =
        against(Known.deployment(), Cause.STALE_INGRESS, null, pod("web-a", 0)).remedy();

    assertThat(remedy.summary()).contains("router ingress-0").contains("preStop of 5 s helps");
    assertThat(remedy.changes()).extracting(Remedy.Change::to).containsExactly("5");
  }

  @Test
  void recreateGivesWayToARollingUpdateWithoutAnyRestart() {
    Remedy remedy =
        against(Known.deployment().strategy("Recreate"), Cause.NO_ENDPOINTS, null, pod("web-a", 0))
            .remedy();

    assertThat(remedy.changes())
        .extracting(Remedy.Change::field, Remedy.Change::from, Remedy.Change::to)
        .containsExactly(
            tuple("spec.strategy.type", "Recreate", "RollingUpdate"),
            tuple("spec.strategy.rollingUpdate.maxUnavailable", null, "0"));
    assertThat(remedy.destructive()).isFalse();
  }

  @Test
  void aRollingUpdateThatStopsTooManyAtOnceStopsNone() {
    assertThat(
            against(Known.deployment(), Cause.NO_ENDPOINTS, null, pod("web-a", 0))
                .remedy()
                .changes())
        .extracting(Remedy.Change::from, Remedy.Change::to)
        .containsExactly(tuple("25%", "0"));
    assertThat(
            against(
                    Known.deployment().strategy("RollingUpdate(maxSurge=1, maxUnavailable=0)"),
                    Cause.NO_ENDPOINTS,
                    null,
                    pod("web-a", 0))
                .remedy()
                .changes())
        .as("it has that already")
        .isEmpty();
  }

  @Test
  void aDrainThatTookAllPodsAsksForABudgetUnlessThereIsOne() {
    assertThat(
            against(Known.deployment().replicas(1), Cause.NO_ENDPOINTS, null, by(TriggerKind.DRAIN))
                .remedy()
                .changes())
        .extracting(Remedy.Change::object, Remedy.Change::field, Remedy.Change::to)
        .containsExactly(
            tuple("Deployment shop/web", "spec.replicas", "2"),
            tuple("PodDisruptionBudget shop/web", "spec.maxUnavailable", "1"));
    assertThat(
            against(
                    Known.deployment().budget("web"),
                    Cause.NO_ENDPOINTS,
                    null,
                    by(TriggerKind.DRAIN))
                .remedy()
                .changes())
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "ABRUPT_LOSS, force-delete, FORCE_DELETE, without --force",
    "ABRUPT_LOSS, node-failure, NODE_FAILURE, eject and retry",
    "ABRUPT_LOSS, oom-kill, CRASH, more memory",
    "ABRUPT_LOSS, crash, CRASH, why the process",
    "UNMARKED_STOP, node-shutdown, NODE_SHUTDOWN, Drain a node before",
    "UNMARKED_STOP, probe-restart, CRASH, liveness probe",
    "UNMARKED_STOP, kubelet-eviction, EVICTION, request what they use",
    "NO_ENDPOINTS,, SCALE_DOWN, one ready pod or more",
  })
  void subtypesAndTriggersChooseTheAdvice(
      Cause cause, String subtype, TriggerKind kind, String summary) {
    assertThat(against(Known.deployment(), cause, subtype, by(kind)).remedy().summary())
        .contains(summary);
  }

  @Test
  void aColdStartAsksForAReadinessProbe() {
    Loss loss =
        Losses.at(100)
            .knowing(Known.deployment().withoutReadinessProbe().facts())
            .of(List.of(Try.of("r1", 1.5).pod("web-n").lostTo(Cause.COLD_START)));

    assertThat(against(loss).remedy().changes())
        .extracting(Remedy.Change::field, Remedy.Change::from)
        .containsExactly(tuple("spec.template.spec.containers[app].readinessProbe", null));
    assertThat(against(loss).remedy().summary()).contains("without one they get traffic");
  }

  @Test
  void clientsThatWentAwayChangeNothingAboutRouting() {
    Loss loss =
        Losses.at(100).of(List.of(Try.of("r1", 1.5).lostTo(Cause.APP_ERROR).abortedByClient()));

    assertThat(against(loss).remedy().summary()).contains("the clients went away");
    assertThat(against(loss).remedy().changes()).isEmpty();
  }
}
