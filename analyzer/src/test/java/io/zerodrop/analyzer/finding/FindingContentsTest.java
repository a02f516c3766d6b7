package io.zerodrop.analyzer.finding;

import static io.zerodrop.analyzer.finding.Assembled.assemble;
import static io.zerodrop.analyzer.finding.Assembled.only;
import static io.zerodrop.analyzer.finding.Assembled.verdicts;
import static io.zerodrop.analyzer.finding.fixture.StoppedPod.micros;
import static io.zerodrop.analyzer.finding.fixture.StoppedPod.pod;
import static io.zerodrop.analyzer.finding.fixture.StoppedPod.trigger;
import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.analyzer.finding.fixture.Traffic;
import io.zerodrop.analyzer.finding.fixture.Try;
import io.zerodrop.analyzer.finding.loss.FindingSettings;
import io.zerodrop.analyzer.finding.loss.ServiceFacts;
import io.zerodrop.analyzer.result.Cause;
import io.zerodrop.analyzer.result.Finding;
import io.zerodrop.analyzer.result.Remedy;
import io.zerodrop.analyzer.result.Retries;
import io.zerodrop.analyzer.result.Termination;
import io.zerodrop.analyzer.result.Trigger;
import io.zerodrop.analyzer.result.TriggerKind;
import io.zerodrop.analyzer.result.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingContentsTest {

  private final Termination first = pod("web-a", 0.1).sigtermAfter(0.05).stopped();

  @Test
  void tellsAttemptsThatRetriesHidFromThoseWhoseRetriesFailedToo() {
    List<Finding> findings =
        assemble(
                verdicts(
                    Try.of("r1", 0.5)
                        .at(first)
                        .lostTo(Cause.INFLIGHT_CUT)
                        .hiddenByRetry()
                        .lasted(0.3),
                    Try.of("r2", 0.5).at(first).lostTo(Cause.INFLIGHT_CUT),
                    Try.of("r2", 0.6).at(first).number(2).lostTo(Cause.PROPAGATION_RACE)),
                first)
            .findings();

    assertThat(findings.get(0).sentence())
        .startsWith(
            "Rollout of web by alice at 14:02:11 lost 2 attempts of 100 requests, 1 hidden by"
                + " retries that took up to 0.3 s longer, 1 whose requests failed on a later"
                + " attempt: the application exited");
  }

  @Test
  void tellsWhatRetriesCostAndWhatWouldHaveFailedWithoutThem() {
    Finding finding =
        only(
            verdicts(
                Try.of("r1", 0.5)
                    .at(first)
                    .lostTo(Cause.PROPAGATION_RACE)
                    .hiddenByRetry()
                    .lasted(0.3),
                Try.of("r1", 0.8)
                    .at(first)
                    .number(2)
                    .lostTo(Cause.PROPAGATION_RACE)
                    .hiddenByRetry()
                    .lasted(0.2),
                Try.of("r2", 0.6)
                    .at(first)
                    .lostTo(Cause.PROPAGATION_RACE)
                    .hiddenByRetry()
                    .lasted(0.1),
                Try.of("r3", 0.7).at(first).lostTo(Cause.PROPAGATION_RACE)),
            first);

    assertThat(finding.retries()).isEqualTo(new Retries(3, 100.0, 500.0));
    assertThat(finding.sentence())
        .contains("lost 1 of 200 requests (retries hid 3 more, which took up to 0.5 s longer;")
        .contains("without retries 3 would have failed)");
  }

  @Test
  void confidenceIsTheMeanOfTheVerdictsLessWhatTheTerminationsMiss() {
    List<Verdict> verdicts =
        verdicts(
            Try.of("r1", 0.5).at(first).lostTo(Cause.PROPAGATION_RACE).sure(0.8),
            Try.of("r2", 0.6).at(first).lostTo(Cause.PROPAGATION_RACE).sure(1.0));

    assertThat(only(verdicts, first).confidence()).isEqualTo(0.9);
    Termination lacking =
        pod("web-a", 0.1).sigtermAfter(0.05).missing("kubelet log of node-1").stopped();
    assertThat(only(verdicts, lacking).confidence()).isEqualTo(0.882);
  }

  @Test
  void terminationsOfOtherServicesAreLeftAside() {
    Termination other = pod("api-a", 0.1).of("shop/api").stopped();

    assertThat(only(verdicts(Try.of("r1", 0.5).lostTo(Cause.NO_ENDPOINTS)), other).trigger())
        .isEqualTo(Trigger.UNKNOWN);
  }

  @Test
  void impersonationAndNodesAreNamed() {
    Trigger drain = trigger(TriggerKind.DRAIN, "bob", "Node node-2", micros(0));
    Termination drained =
        pod("web-a", 0.1)
            .by(
                new Trigger(
                    drain.kind(),
                    "bob",
                    "root-bot",
                    null,
                    null,
                    drain.object(),
                    drain.at(),
                    List.of(),
                    List.of(),
                    List.of()))
            .stopped();

    assertThat(
            only(verdicts(Try.of("r1", 0.5).at(drained).lostTo(Cause.PROPAGATION_RACE)), drained)
                .sentence())
        .startsWith("Drain of node-2 by bob (impersonated by root-bot) at 14:02:11 lost 1 of 100");
  }

  @Test
  void attemptsWhoseServiceTheLogsDoNotNameStillGetTheirFinding() {
    Findings findings =
        FindingAssembler.assemble(
            null,
            null,
            verdicts(
                Try.of("r1", 0.5).at(first).lostTo(Cause.PROPAGATION_RACE),
                Try.of("r2", 0.5).lostTo(Cause.UNKNOWN)),
            List.of(first),
            Traffic.of(100),
            ServiceFacts.NONE,
            FindingSettings.DEFAULT);

    assertThat(findings.findings())
        .extracting(Finding::sentence)
        .anyMatch(sentence -> sentence.startsWith("Rollout of Deployment shop/web by alice at"))
        .anyMatch(
            sentence ->
                sentence.startsWith(
                    "1 of 100 requests to a Service that the logs do not name failed at 14:02:11"));
    assertThat(findings.findings())
        .flatExtracting(finding -> finding.remedy().changes())
        .extracting(Remedy.Change::object)
        .containsExactly("Deployment shop/web");
  }

  @Test
  void anActionOfAnotherDayIsDated() {
    Termination scaled =
        pod("web-a", 0.1)
            .by(
                trigger(
                    TriggerKind.AUTOSCALE,
                    "dave",
                    "HorizontalPodAutoscaler shop/web",
                    micros(-86_400)))
            .stopped();

    assertThat(
            only(verdicts(Try.of("r1", 0.5).at(scaled).lostTo(Cause.PROPAGATION_RACE)), scaled)
                .sentence())
        .startsWith("Autoscaling of web by dave at 2026-04-30 14:02:11 lost 1 of 100 requests");
    assertThat(only(verdicts(Try.of("r1", -4000).lostTo(Cause.NO_ENDPOINTS)), scaled).trigger())
        .as("long before any pod went, there was no incident")
        .isEqualTo(Trigger.UNKNOWN);
  }
}
