package io.zerodrop.analyzer.finding;

import static io.zerodrop.analyzer.finding.Assembled.assemble;
import static io.zerodrop.analyzer.finding.Assembled.only;
import static io.zerodrop.analyzer.finding.Assembled.verdicts;
import static io.zerodrop.analyzer.finding.fixture.StoppedPod.micros;
import static io.zerodrop.analyzer.finding.fixture.StoppedPod.pod;
import static io.zerodrop.analyzer.finding.fixture.StoppedPod.rollout;
import static io.zerodrop.analyzer.finding.fixture.StoppedPod.trigger;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.zerodrop.analyzer.finding.fixture.Try;
import io.zerodrop.analyzer.result.Cause;
import io.zerodrop.analyzer.result.Evidence;
import io.zerodrop.analyzer.result.Finding;
import io.zerodrop.analyzer.result.Subtype;
import io.zerodrop.analyzer.result.Termination;
import io.zerodrop.analyzer.result.Trigger;
import io.zerodrop.analyzer.result.TriggerKind;
import io.zerodrop.analyzer.result.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingAssemblerTest {

  private final Termination first = pod("web-a", 0.1).sigtermAfter(0.05).stopped();
  private final Termination second = pod("web-b", 4).on("node-2").stopped();

  @Test
  void saysWhoLostHowMuchWhyAndWhatWouldHaveSavedIt() {
    Finding finding =
        only(
            verdicts(
                Try.of("r1", 0.5).at(first).lostTo(Cause.PROPAGATION_RACE),
                Try.of("r2", 2.05).at(first).lostTo(Cause.PROPAGATION_RACE),
                Try.of("r3", 5.2).at(second).lostTo(Cause.PROPAGATION_RACE)),
            first,
            second);

    assertThat(finding.sentence())
        .isEqualTo(
            "Rollout of web by alice at 14:02:11 lost 3 of 600 requests: pods stopped accepting up"
                + " to 1.9 s before the router stopped sending. preStop 5 s would have saved all of"
                + " them.");
    assertThat(finding.failed()).isEqualTo(3);
    assertThat(finding.total()).isEqualTo(600);
    assertThat(finding.pods()).containsExactly("web-a", "web-b");
    assertThat(finding.nodes()).containsExactly("node-1", "node-2");
    assertThat(finding.terminationIds()).containsExactly(first.id(), second.id());
    assertThat(finding.start()).isEqualTo(micros(0.5));
    assertThat(finding.end()).isEqualTo(micros(5.21));
    assertThat(finding.trigger().actor()).isEqualTo("alice");
  }

  @Test
  void givesEachFailedVerdictItsFindingAndTheServedOnesNone() {
    Findings findings =
        assemble(
            verdicts(
                Try.of("r1", 0.5).at(first).lostTo(Cause.PROPAGATION_RACE),
                Try.of("r2", 0.12).at(first)),
            first);

    assertThat(findings.verdicts())
        .extracting(Verdict::findingId)
        .containsExactly(findings.findings().get(0).id(), null);
    assertThat(findings.findings().get(0).servedWhileTerminating()).isEqualTo(1);
  }

  @Test
  void aRolloutThatLosesNothingIsNoFinding() {
    assertThat(assemble(verdicts(Try.of("r1", 0.12).at(first)), first).findings()).isEmpty();
  }

  @Test
  void tellsCausesAndSubtypesOfOneIncidentApart() {
    List<Finding> findings =
        assemble(
                verdicts(
                    Try.of("r1", 0.5).at(first).lostTo(Cause.PROPAGATION_RACE),
                    Try.of("r2", 0.6).at(first).lostTo(Cause.PROPAGATION_RACE, "prestop-failed"),
                    Try.of("r3", 0.02).at(first).lostTo(Cause.INFLIGHT_CUT)),
                first)
            .findings();

    assertThat(findings)
        .extracting(Finding::cause, Finding::subtype)
        .containsExactly(
            tuple(Cause.INFLIGHT_CUT, null),
            tuple(Cause.PROPAGATION_RACE, null),
            tuple(Cause.PROPAGATION_RACE, "prestop-failed"));
    assertThat(findings).extracting(Finding::incidentId).containsOnly(findings.get(0).incidentId());
    assertThat(findings).extracting(Finding::id).doesNotHaveDuplicates();
  }

  @Test
  void aSecondRolloutIsAnotherIncident() {
    Termination later =
        pod("web-c", 200).by(rollout("alice", "Deployment shop/web", 199.5)).stopped();

    List<Finding> findings =
        assemble(
                verdicts(
                    Try.of("r1", 0.5).at(first).lostTo(Cause.PROPAGATION_RACE),
                    Try.of("r2", 200.5).at(later).lostTo(Cause.PROPAGATION_RACE)),
                first,
                later)
            .findings();

    assertThat(findings).extracting(Finding::incidentId).doesNotHaveDuplicates().hasSize(2);
  }

  @Test
  void aHealthyPodsErrorsDuringARolloutAreNotBlamedOnIt() {
    Finding finding =
        only(
            verdicts(
                Try.of("r1", 0.5).pod("web-x").lostTo(Cause.APP_ERROR).answered(500),
                Try.of("r2", 0.9).at(first).lostTo(Cause.APP_ERROR).answered(500)),
            first);

    assertThat(finding.trigger()).isEqualTo(Trigger.UNKNOWN);
    assertThat(finding.terminationIds()).isEmpty();
    assertThat(finding.counterfactual()).isEmpty();
    assertThat(finding.remedy().changes()).isEmpty();
    assertThat(finding.sentence())
        .isEqualTo(
            "2 of 100 requests to web failed at 14:02:11: healthy pods answered with an error (HTTP"
                + " 500). This is not a routing fault.");
  }

  @Test
  void failuresWithoutATerminationAreSplitByASilenceOfMoreThanFiveMinutes() {
    List<Finding> findings =
        assemble(
                verdicts(
                    Try.of("r1", 0).lostTo(Cause.APP_ERROR).answered(500),
                    Try.of("r2", 250).lostTo(Cause.APP_ERROR).answered(500),
                    Try.of("r3", 551).lostTo(Cause.APP_ERROR).answered(500)))
            .findings();

    assertThat(findings).extracting(Finding::failed).containsExactly(2, 1);
  }

  @Test
  void whatNothingExplainsNamesWhatIsMissing() {
    Finding finding =
        only(
            verdicts(
                Try.of("r1", 1).lostTo(Cause.UNKNOWN).sure(0.3).missing("kubelet log of node-1"),
                Try.of("r2", 2)
                    .lostTo(Cause.UNKNOWN)
                    .sure(0.3)
                    .missing("EndpointSlice watch")
                    .missing("kubelet log of node-1")),
            first);

    assertThat(finding.missing()).containsExactly("kubelet log of node-1", "EndpointSlice watch");
    assertThat(finding.trigger()).isEqualTo(Trigger.UNKNOWN);
    assertThat(finding.sentence())
        .isEqualTo(
            "2 of 200 requests to web failed between 14:02:12 and 14:02:13: the logs do not tell"
                + " why. The evidence does not decide; missing: kubelet log of node-1,"
                + " EndpointSlice watch.");
  }

  @Test
  void aRetriedRequestCountsOnceWithTheCauseOfItsLastAttempt() {
    List<Finding> findings =
        assemble(
                verdicts(
                    Try.of("r1", 0.02).at(first).lostTo(Cause.INFLIGHT_CUT),
                    Try.of("r1", 0.5).at(first).number(2).lostTo(Cause.PROPAGATION_RACE),
                    Try.of("r1", 0.6).at(first).number(3).lostTo(Cause.PROPAGATION_RACE)),
                first)
            .findings();

    assertThat(findings)
        .extracting(Finding::cause, Finding::failed)
        .containsExactly(tuple(Cause.INFLIGHT_CUT, 0), tuple(Cause.PROPAGATION_RACE, 1));
  }

  @Test
  void attemptsOfALogWithoutRequestIdsAreOneRequestWhenTheyStandOnOneLine() {
    Finding finding =
        only(
            verdicts(
                Try.of(null, 0.5)
                    .at(first)
                    .lostTo(Cause.PROPAGATION_RACE)
                    .shownBy("access", "a", 7),
                Try.of(null, 0.6)
                    .at(first)
                    .number(2)
                    .lostTo(Cause.PROPAGATION_RACE)
                    .shownBy("access", "a", 7),
                Try.of(null, 0.7)
                    .at(first)
                    .lostTo(Cause.PROPAGATION_RACE)
                    .shownBy("access", "a", 8)),
            first);

    assertThat(finding.failed()).isEqualTo(2);
  }

  @Test
  void whatRetriesHidIsCountedApart() {
    Finding finding =
        only(
            verdicts(
                Try.of("r1", 0.5).at(first).lostTo(Cause.PROPAGATION_RACE).hiddenByRetry(),
                Try.of("r2", 0.6).at(first).lostTo(Cause.PROPAGATION_RACE).hiddenByRetry()),
            first);

    assertThat(finding.failed()).isZero();
    assertThat(finding.masked()).isEqualTo(2);
    assertThat(finding.sentence())
        .startsWith(
            "Rollout of web by alice at 14:02:11 lost 2 attempts of 100 requests, hidden by"
                + " retries that took up to 0.1 s longer: pods stopped");
  }

  @Test
  void citesOneRecordOfEachSourceTheActorsOwnActionFirst() {
    Termination shown =
        pod("web-a", 0.1)
            .shownBy("kubelet", "kubelet.log", 3)
            .shownBy("endpointslice", "slices.json", 5)
            .stopped();
    Finding finding =
        only(
            verdicts(
                Try.of("r1", 0.5)
                    .at(shown)
                    .lostTo(Cause.PROPAGATION_RACE)
                    .sure(0.6)
                    .shownBy("access", "access.log", 1),
                Try.of("r2", 0.6)
                    .at(shown)
                    .lostTo(Cause.PROPAGATION_RACE)
                    .sure(0.95)
                    .shownBy("access", "access.log", 2)),
            shown);

    assertThat(finding.evidence())
        .extracting(Evidence::source, Evidence::line)
        .containsExactly(
            tuple("audit", 10L),
            tuple("access", 2L),
            tuple("endpointslice", 5L),
            tuple("kubelet", 3L));
  }

  @Test
  void citesTheTerminationOfTheSurestVerdictAndNoOther() {
    Termination other = pod("web-b", 0.05).shownBy("kubelet", "kubelet.log", 7).stopped();
    Termination own = pod("web-c", 0.1).shownBy("kubelet", "kubelet.log", 9).stopped();
    Finding finding =
        only(
            verdicts(
                Try.of("r1", 0.5).at(other).lostTo(Cause.PROPAGATION_RACE).sure(0.8),
                Try.of("r2", 0.6).at(own).lostTo(Cause.PROPAGATION_RACE).sure(0.9)),
            other,
            own);

    assertThat(finding.evidence())
        .extracting(Evidence::source, Evidence::line)
        .containsExactly(tuple("audit", 10L), tuple("kubelet", 9L));
  }

  @Test
  void aColdStartCitesNoPodThatStopped() {
    Termination old = pod("web-a", 0.1).shownBy("kubelet", "kubelet.log", 3).stopped();
    Finding finding =
        only(
            verdicts(
                Try.of("r1", 0.1)
                    .pod("web-new")
                    .lostTo(Cause.COLD_START)
                    .shownBy("access", "access.log", 1)),
            old);

    assertThat(finding.evidence()).extracting(Evidence::source).containsExactly("audit", "access");
  }

  @Test
  void aCrashIsDatedByItsFirstExit() {
    Termination crashed =
        pod("web-a", 60)
            .by(trigger(TriggerKind.CRASH, null, "Pod shop/web-a", null))
            .exitedAfter(0)
            .stopped();
    Termination crashedBefore =
        pod("web-b", 90)
            .by(trigger(TriggerKind.CRASH, null, "Pod shop/web-b", null))
            .exitedBefore(50)
            .stopped();

    assertThat(
            only(
                    verdicts(
                        Try.of("r1", 40.5).at(crashedBefore).lostTo(Cause.ABRUPT_LOSS),
                        Try.of("r2", 60.5).at(crashed).lostTo(Cause.ABRUPT_LOSS)),
                    crashed,
                    crashedBefore)
                .sentence())
        .startsWith("Crash of 2 pods of web at 14:02:51 lost 2 of 2");
  }

  @Test
  void aFailedProbeIsARestartNotACrash() {
    Termination restarted =
        pod("web-a", 60)
            .by(trigger(TriggerKind.CRASH, null, "Pod shop/web-a", null))
            .subtype(Subtype.PROBE_RESTART)
            .exitedAfter(0)
            .stopped();

    assertThat(
            only(verdicts(Try.of("r1", 60.5).at(restarted).lostTo(Cause.UNMARKED_STOP)), restarted)
                .sentence())
        .startsWith("Restart of a pod of web at ");
  }
}
