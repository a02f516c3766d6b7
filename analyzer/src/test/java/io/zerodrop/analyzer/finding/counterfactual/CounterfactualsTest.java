package io.zerodrop.analyzer.finding.counterfactual;

import static io.zerodrop.analyzer.finding.fixture.StoppedPod.pod;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.zerodrop.analyzer.finding.fixture.Losses;
import io.zerodrop.analyzer.finding.fixture.Traffic;
import io.zerodrop.analyzer.finding.fixture.Try;
import io.zerodrop.analyzer.finding.loss.Loss;
import io.zerodrop.analyzer.result.Cause;
import io.zerodrop.analyzer.result.Counterfactual;
import io.zerodrop.analyzer.result.Termination;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CounterfactualsTest {

  private final Termination stopped = pod("web-a", 0).sigtermAfter(0.05).stopped();

  private static List<Double> seconds(Loss loss, String setting) {
    List<Double> seconds = new ArrayList<>();
    Counterfactuals.of(loss).rows().stream()
        .filter(row -> row.setting().equals(setting))
        .forEach(row -> seconds.add(row.seconds()));
    return seconds;
  }

  private static Counterfactual all(Loss loss, String setting) {
    return Counterfactuals.of(loss).rows().stream()
        .filter(row -> row.setting().equals(setting) && row.share() == 1)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void preStopHasToOutlastTheAttemptsDistanceToSigterm() {
    List<Try> tries = new ArrayList<>();
    for (int i = 1; i <= 10; i++) {
      tries.add(Try.of("r" + i, 0.05 + i - 0.1).at(stopped).lostTo(Cause.PROPAGATION_RACE));
    }

    assertThat(seconds(Losses.at(100).of(tries, stopped), "preStop"))
        .containsExactly(5.0, 9.0, 10.0, 10.0);
    assertThat(seconds(Losses.at(100).of(tries, stopped), "grace"))
        .as("and grace must hold the preStop and the kubelet's 2 s")
        .containsExactly(7.0, 11.0, 12.0, 12.0);
  }

  @Test
  void aRetryThatAlsoFailedNeedsNoMoreThanTheTryBeforeIt() {
    Termination other = pod("web-b", 0).sigtermAfter(0.05).stopped();
    List<Try> tries =
        List.of(
            Try.of("r1", 1).at(stopped).lostTo(Cause.PROPAGATION_RACE),
            Try.of("r1", 6).number(2).at(other).lostTo(Cause.PROPAGATION_RACE));

    assertThat(seconds(Losses.at(100).of(tries, stopped, other), "preStop"))
        .as("the second pod was only tried because the first did not answer for 5 s")
        .containsExactly(1.0, 1.0, 1.0, 1.0);
  }

  @Test
  void todaysPreStopIsAddedToTheDistance() {
    Termination waits = pod("web-a", 0).preStop(4).stopped();

    Counterfactual all =
        all(
            Losses.at(100)
                .of(
                    List.of(
                        Try.of("r1", 5.5).at(waits).lostTo(Cause.STALE_INGRESS),
                        Try.of("r2", 1).at(waits),
                        Try.of("r3", 3).at(waits)),
                    waits),
            "preStop");

    assertThat(all.seconds()).isEqualTo(6);
    assertThat(all.todaySeconds()).isEqualTo(4);
    assertThat(all.todayShare())
        .as("two attempts came within today's 4 s, one came too late")
        .isCloseTo(2.0 / 3, within(1e-4));
  }

  @Test
  void aHookThatFailedDelayedNothing() {
    Termination failed =
        pod("web-a", 0).preStopKind("exec", 10L).subtype("prestop-failed").stopped();

    assertThat(
            all(
                    Losses.at(100)
                        .of(
                            List.of(
                                Try.of("r1", 1.5)
                                    .at(failed)
                                    .lostTo(Cause.PROPAGATION_RACE, "prestop-failed")),
                            failed),
                    "preStop")
                .seconds())
        .isEqualTo(2);
  }

  @Test
  void countsFromTheDeletionWhereTodaysPreStopIsNotKnown() {
    Termination unknown = pod("web-a", 0).preStopKind(null, null).sigtermAfter(7).stopped();

    Counterfactual all =
        all(
            Losses.at(100)
                .of(List.of(Try.of("r1", 8.5).at(unknown).lostTo(Cause.PROPAGATION_RACE)), unknown),
            "preStop");

    assertThat(all.seconds()).isEqualTo(9);
    assertThat(all.todaySeconds()).isNull();
    assertThat(all.todayShare()).isEqualTo(-1);
  }

  @Test
  void aStartKnownToTheSecondCountsByItsLatest() {
    assertThat(
            all(
                    Losses.at(100)
                        .of(
                            List.of(
                                Try.of("r1", 1.4)
                                    .startKnownTo(999)
                                    .at(stopped)
                                    .lostTo(Cause.PROPAGATION_RACE)),
                            stopped),
                    "preStop")
                .seconds())
        .isEqualTo(3);
  }

  @Test
  void noPreStopSavesWhatWasUnderWay() {
    Loss loss =
        Losses.at(100)
            .of(List.of(Try.of("r1", -1).at(stopped).lostTo(Cause.INFLIGHT_CUT)), stopped);

    assertThat(seconds(loss, "preStop")).containsExactly(null, null, null, null);
    assertThat(seconds(loss, "grace")).containsExactly(null, null, null, null);
    assertThat(all(loss, "preStop").censored()).as("that is certain").isFalse();
  }

  @Test
  void aKilledRequestNeededAtLeastAsMuchGraceAsTheLongestOneAnswered() {
    Termination killed = pod("web-a", 0).grace(5L).preStop(2).killedAfter(5).stopped();
    Loss loss =
        Losses.with(Traffic.of(100, 20))
            .of(
                List.of(
                    Try.of("r1", -12).lasted(17).at(killed).lostTo(Cause.GRACE_EXCEEDED),
                    Try.of("r2", 1.5).lasted(3.5).at(killed).lostTo(Cause.GRACE_EXCEEDED)),
                killed);

    Counterfactual all = all(loss, "grace");
    assertThat(all.seconds()).isEqualTo(22);
    assertThat(all.todaySeconds()).isEqualTo(5);
    assertThat(all.censored()).as("nobody saw when it would have ended").isTrue();
    assertThat(seconds(loss, "grace")).containsExactly(8.0, 22.0, 22.0, 22.0);
    assertThat(seconds(loss, "preStop")).containsOnlyNulls();
  }

  @Test
  void thinTrafficGivesABoundAndStatesTheRate() {
    List<Try> one = List.of(Try.of("r1", 1).at(stopped).lostTo(Cause.PROPAGATION_RACE));

    Counterfactual thin = all(Losses.at(1).of(one, stopped), "preStop");
    assertThat(thin.censored()).isTrue();
    assertThat(thin.requestsPerSecond()).isEqualTo(1);
    assertThat(all(Losses.at(100).of(one, stopped), "preStop").censored()).isFalse();
  }

  @Test
  void aRouterWhoseTrafficEndedBeforeItHadFollowedGivesABound() {
    List<Try> one = List.of(Try.of("r1", 1).at(stopped).lostTo(Cause.PROPAGATION_RACE));
    Termination unfollowed =
        stopped.with(
            stopped.milestones(),
            Map.of("ingress_unobserved_ms.ingress-0", 3000.0),
            stopped.evidence());
    Loss loss = Losses.at(100).of(one, unfollowed);

    assertThat(all(loss, "preStop").censored()).isTrue();
    assertThat(Counterfactuals.of(loss).exposure().observedSeconds()).hasValue(3);
  }

  @Test
  void unknownDistancesAreNotClaimedToBeSaved() {
    Loss loss =
        Losses.at(100)
            .of(
                List.of(
                    Try.of("r1", 1).at(stopped).lostTo(Cause.PROPAGATION_RACE),
                    Try.of("r2", 1).at(stopped).withoutDistances().lostTo(Cause.PROPAGATION_RACE)),
                stopped);

    assertThat(seconds(loss, "preStop")).containsExactly(1.0, null, null, null);
    assertThat(all(loss, "preStop").censored()).isTrue();
  }

  @Test
  void aDelayNobodyWouldWaitForIsNone() {
    assertThat(
            seconds(
                Losses.at(100)
                    .of(
                        List.of(Try.of("r1", 300).at(stopped).lostTo(Cause.STALE_INGRESS)),
                        stopped),
                "preStop"))
        .containsOnlyNulls();
  }

  @Test
  void failuresThatNoTerminationCausedHaveNoCounterfactual() {
    assertThat(
            Counterfactuals.of(
                    Losses.at(100).of(List.of(Try.of("r1", 1).lostTo(Cause.STALE_KEEPALIVE))))
                .rows())
        .isEmpty();
  }
}
