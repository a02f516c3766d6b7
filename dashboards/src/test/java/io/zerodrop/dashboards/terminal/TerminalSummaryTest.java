package io.zerodrop.dashboards.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.analyzer.result.Evidence;
import io.zerodrop.analyzer.result.Finding;
import io.zerodrop.analyzer.result.Verdict;
import io.zerodrop.dashboards.example.ExampleRun;
import io.zerodrop.dashboards.example.FindingExample;
import io.zerodrop.dashboards.summary.RunResult;
import io.zerodrop.dashboards.summary.RunSummary;
import io.zerodrop.dashboards.summary.Tally;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalSummaryTest {

  @Test
  void saysWhatWasLostWhenWhyByWhomAndWhatToDoFirst() {
    assertThat(TerminalSummary.text(ExampleRun.result(), false, 90))
        .isEqualToNormalizingNewlines(
            """
            zerodrop 0.1.0: 480 requests, 2026-11-22 11:09:20 to 11:10:30 UTC

            LOST     23 of 480 requests (4.8 %); 1 more failure hidden by retries
            WHEN     2026-11-22 11:09:31.200 to 11:09:33.500 UTC, 2.3 s
            WHERE    shop/web, 2 pods on node-1, node-2
            WHY      propagation-race (22): the pod stopped accepting before its router stopped
                     sending
                     inflight-cut (2): under way when the process exited before its grace ran out
            WHO      alice: changed the pod template of Deployment shop/web with kubectl rollout
                     restart at 11:09:30.000
            FIRST    Give the pods a preStop sleep of 3 s. [DESTRUCTIVE]

            --- 1. shop/web, rollout by alice --------------------------------------------------------

              propagation-race: 21 requests failed, 1 hidden, confidence 0.97
                21 requests were sent to pods of web that had stopped accepting; the ingress followed
                1.6 s after the deletion.
                access.log:317  502, connect refused by 10.244.1.1
                slices.jsonl:9  10.244.1.1 terminating
                do      Give the pods a preStop sleep of 3 s. [DESTRUCTIVE]
                        Deployment shop/web
                        spec.template.spec.containers[app].lifecycle.preStop.sleep.seconds: unset -> 3
                mind    Every stop of a pod takes 3 s longer.
                saves   preStop of at least 2 s would have saved 100 % of them; it is 0 s today
                unseen  kube-proxy log of node-3

              inflight-cut: 2 requests failed, confidence 0.97
                2 requests were under way when the process exited.
                access.log:317  502, connect refused by 10.244.1.1
                slices.jsonl:9  10.244.1.1 terminating
                unseen  kube-proxy log of node-3

              0 = deletion requested        0s        0.5s      1s        1.5s
              web-5d6b-pod1                 DTSXP                           I
                16 failed                   . 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1  m
                T +0.08s, S +0.12s, X +0.15s, P +0.24s, I +1.60s, G +6.30s, K +30.00s
              web-5d6b-pod2                 DTSXP                           I
                8 failed                    . 1 1   1   1   1   1   1   1
                T +0.08s, S +0.12s, X +0.15s, P +0.24s, I +1.60s, G +6.30s, K +30.00s
              one column is 0.05s: 1-9 and # failed attempts, m hidden by a retry, . served
              D deletion requested, T endpoint terminating, S SIGTERM, X process exited, P kube-proxy
              followed, I ingress followed, R endpoint removed, K kill deadline, G pod gone; = process
              running

            Read     1,392 records of 3 files in logs/: access 1, audit 1, endpointslice 1
            Unread   1 record could not be read; quarantine.ndjson says which and why
            Note     audit: level RequestResponse
            Missing  no kube-proxy log: whether a node kept routing to a pod that was gone can't be
                     told
            Missing  no nginx-error log: how attempts failed has to be guessed; 3 verdicts are less
                     sure for it (propagation-race 3)
            Clock    logs/access.log was 2.01 s behind (-2.01 to -1.90 s), which was taken off
            Placebo  with all deletions moved away in time, 0 of 92 failed attempts were still blamed
                     on one
            """);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 50, 61, 80, 100, 133, 160})
  void noLineIsWiderThanTheTerminal(int columns) {
    assertThat(TerminalSummary.text(ExampleRun.result(), false, columns).lines())
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(Math.max(50, columns)));
  }

  @Test
  void longNamesAreCutOrWrapped() {
    Finding race = ExampleRun.race("x".repeat(300));
    List<Evidence> evidence =
        List.of(new Evidence("access", "archive/".repeat(20) + "a.log", 1234567, "y".repeat(100)));
    Finding longNames = new FindingExample(race).service("s".repeat(200)).evidence(evidence).get();
    assertThat(
            TerminalSummary.text(
                    ExampleRun.result(List.of(longNames), List.of(), List.of()), false, 50)
                .lines())
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(50));
  }

  @Test
  void colourAddsNothingButColour() {
    String colored = TerminalSummary.text(ExampleRun.result(), true, 80);
    assertThat(colored).contains("\u001b[1;31mLOST\u001b[0m");
    assertThat(colored.replaceAll("\u001b\\[[0-9;]*m", ""))
        .isEqualTo(TerminalSummary.text(ExampleRun.result(), false, 80));
  }

  @Test
  void saysThatNothingWasLostAndWhatWasChecked() {
    assertThat(
            TerminalSummary.text(
                ExampleRun.result(
                    List.of(),
                    List.of(ExampleRun.termination(1), ExampleRun.termination(2)),
                    List.of(ExampleRun.attempt(1, 40).served().verdict())),
                false,
                100))
        .contains("NOTHING LOST  none of 480 requests was lost to a pod's end or to routing\n")
        .contains(
            "CHECKED  2 terminations (rollout by alice: 2); terminating pods served 1 attempt"
                + " after their\n         deletion was requested\n")
        .contains("Missing  no kube-proxy log: ")
        .doesNotContain("LOST     ", "WHO");
  }

  @Test
  void withoutAnAccessLogItDoesNotClaimThatNothingWasLost() {
    RunResult result = ExampleRun.result();
    RunSummary summary =
        RunSummary.of("0.1.0", List.of(), 0, 0, new Tally(), List.of(), null, null);
    assertThat(
            TerminalSummary.text(
                new RunResult(summary, List.of(), result.terminations(), List.of()), false, 80))
        .contains("REQUESTS NOT CHECKED  no request was read from any access log\n")
        .contains("SEEN     2 terminations (rollout by alice: 2)\n")
        .contains(
            """
              0 = deletion requested     0s        2s        4s        6s
              web-5d6b-pod1              DTSXP   I                      G
                11:09:31.000: T +0.08s, S +0.12s, X +0.15s, P +0.24s, I +1.60s, G +6.30s, K
                +30.00s
            """)
        .doesNotContain("NOTHING LOST");
  }

  @Test
  void failuresThatNothingExplainsAreCountedButNotCalledLost() {
    Finding unexplained = new FindingExample(ExampleRun.race()).unexplained().get();
    assertThat(
            TerminalSummary.text(
                ExampleRun.result(List.of(unexplained), List.of(), ExampleRun.attempts()),
                false,
                100))
        .contains(
            "FAILED   21 of 480 requests (4.4 %), and the logs do not say why; 1 more failure hidden")
        .contains("WHO      the logs do not tell\n")
        .contains("--- 1. shop/web, cause unknown ---")
        .doesNotContain("LOST", "UNKNOWN", "no termination");
  }

  @Test
  void failuresThatRetriesHidAreNotCalledLost() {
    Verdict hidden = ExampleRun.attempt(1, 300).masked().verdict();
    assertThat(
            TerminalSummary.text(
                ExampleRun.result(
                    List.of(ExampleRun.race(0, 1)),
                    List.of(ExampleRun.termination(1)),
                    List.of(hidden)),
                false,
                80))
        .contains("HIDDEN   no client lost any of 480 requests; retries hid 1 failure\n")
        .doesNotContain("LOST  ");
  }

  @Test
  void logContentCannotSteerTheTerminal() {
    Finding hostile = ExampleRun.race("\u001b[2J\u202Eevil\u0007\r\nWHO nobody");
    String text =
        TerminalSummary.text(ExampleRun.result(List.of(hostile), List.of(), List.of()), false, 80);
    assertThat(text)
        .doesNotContain("\u001b", "\u202E", "\u0007", "\r")
        .contains("\\u{1b}[2J\\u{202e}evil\\u{7}\\u{d}\\u{a}WHO nobody");
  }

  @Test
  void theOrderOfResultsDoesNotMatter() {
    List<Verdict> attempts = new ArrayList<>(ExampleRun.attempts());
    Collections.reverse(attempts);
    assertThat(
            TerminalSummary.text(
                ExampleRun.result(
                    List.of(ExampleRun.cut(), ExampleRun.race()),
                    List.of(ExampleRun.termination(2), ExampleRun.termination(1)),
                    attempts),
                false,
                80))
        .isEqualTo(TerminalSummary.text(ExampleRun.result(), false, 80));
  }
}
