package io.zerodrop.dashboards.example;

import io.zerodrop.analyzer.result.Cause;
import io.zerodrop.analyzer.result.Counterfactual;
import io.zerodrop.analyzer.result.Evidence;
import io.zerodrop.analyzer.result.Finding;
import io.zerodrop.analyzer.result.Milestone;
import io.zerodrop.analyzer.result.Remedy;
import io.zerodrop.analyzer.result.Termination;
import io.zerodrop.analyzer.result.Trigger;
import io.zerodrop.analyzer.result.TriggerKind;
import io.zerodrop.analyzer.result.Verdict;
import io.zerodrop.dashboards.summary.ClockOffset;
import io.zerodrop.dashboards.summary.Coverage;
import io.zerodrop.dashboards.summary.InputFile;
import io.zerodrop.dashboards.summary.Placebo;
import io.zerodrop.dashboards.summary.RunResult;
import io.zerodrop.dashboards.summary.RunSpeed;
import io.zerodrop.dashboards.summary.RunSummary;
import io.zerodrop.dashboards.summary.SourceNotes;
import io.zerodrop.dashboards.summary.Tally;
import io.zerodrop.ingest.event.Stamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Alice restarts the rollout of shop/web. Two pods stop accepting at once, the ingress follows 1.6
 * s later; in between requests are refused, one is cut and one is hidden by a retry.
 */
public final class ExampleRun {

  /** 2026-11-22T11:09:30Z, when alice acted. */
  public static final long START = 1_795_345_770L * Stamp.SECOND;

  public static final Trigger ROLLOUT =
      new Trigger(
          TriggerKind.ROLLOUT,
          "alice",
          null,
          "kubectl rollout restart",
          "changed the pod template of Deployment shop/web",
          "Deployment shop/web",
          START,
          List.of("spec.template.metadata.annotations[restartedAt] set"),
          List.of("ReplicaSet web-5d6b scaled down", "Deployment web changed", "alice patched it"),
          List.of(new Evidence("audit", "logs/audit.log", 41, "alice patched Deployment web")));

  private static final String SLICES = "logs/slices.jsonl";

  private ExampleRun() {}

  public static Termination termination(int number) {
    long at = START + number * Stamp.SECOND;
    return new Termination(
        "t-" + number,
        at,
        "shop",
        "web-5d6b-pod" + number,
        "uid-" + number,
        "node-" + number,
        List.of("10.244.1." + number),
        List.of("ReplicaSet/web-5d6b", "Deployment/web"),
        List.of("shop/web"),
        ROLLOUT,
        30L,
        0L,
        "none",
        null,
        List.of(
            milestone(Milestone.DELETION_REQUESTED, at, 0, null, "audit"),
            milestone(Milestone.ENDPOINT_TERMINATING, at, 80, null, "endpointslice"),
            milestone(Milestone.SIGTERM, at, 120, null, "derived"),
            milestone(Milestone.CONTAINER_EXITED, at, 150, "app", "kubelet"),
            milestone(Milestone.INGRESS_OBSERVED, at, 1600, "ingress-1", "derived"),
            milestone(Milestone.PROXY_OBSERVED, at, 240, "node-1", "kube-proxy"),
            milestone(Milestone.KILL_DEADLINE, at, 30_000, null, "derived"),
            milestone(Milestone.POD_GONE, at, 6300, null, "audit")),
        Map.of("log-shipper", 0, "app", 143),
        Map.of("deletion_to_terminating_ms", 80.0, "proxy_observed_ms.node-1", 240.0),
        Map.of("terminating.refused", 4, "terminating.ok", 1),
        List.of(new Evidence("audit", "logs/audit.log", 50 + number, "delete pods/web")),
        List.of());
  }

  private static Milestone milestone(String name, long at, long ms, String where, String source) {
    long micros = at + ms * 1000;
    return new Milestone(name, micros, new Stamp(micros - 1000, micros + 1000), where, source);
  }

  public static AttemptExample attempt(int termination, long afterDeletionMs) {
    return new AttemptExample(termination(termination), afterDeletionMs);
  }

  public static List<Verdict> attempts() {
    List<Verdict> attempts = new ArrayList<>();
    for (int pod = 1; pod <= 2; pod++) {
      attempts.add(attempt(pod, 40).served().verdict());
      attempts.add(attempt(pod, 140).cut().verdict());
      for (long ms = 200; ms < 1600; ms += 100L * pod) {
        attempts.add(attempt(pod, ms).verdict());
      }
    }
    attempts.add(attempt(1, 1650).masked().verdict());
    return attempts;
  }

  public static Finding race() {
    return race(21, 1);
  }

  public static Finding race(int failed, int masked) {
    return race(
        failed,
        masked,
        "21 requests were sent to pods of web that had stopped accepting; the ingress followed 1.6"
            + " s after the deletion.");
  }

  public static Finding race(String sentence) {
    return race(21, 1, sentence);
  }

  private static Finding race(int failed, int masked, String sentence) {
    return finding(
        "f-race",
        Cause.PROPAGATION_RACE,
        failed,
        masked,
        sentence,
        new Remedy(
            "Give the pods a preStop sleep of 3 s.",
            List.of(
                new Remedy.Change(
                    "Deployment shop/web",
                    "spec.template.spec.containers[app].lifecycle.preStop.sleep.seconds",
                    null,
                    "3",
                    true)),
            true,
            "Every stop of a pod takes 3 s longer."),
        List.of(
            new Counterfactual("preStop", 0.5, 1.0, 0.0, 0.05, false, 48.0),
            new Counterfactual("preStop", 1.0, 2.0, 0.0, 0.05, true, 48.0)));
  }

  public static Finding cut() {
    return finding(
        "f-cut",
        Cause.INFLIGHT_CUT,
        2,
        0,
        "2 requests were under way when the process exited.",
        null,
        List.of());
  }

  private static Finding finding(
      String id,
      Cause cause,
      int failed,
      int masked,
      String sentence,
      Remedy remedy,
      List<Counterfactual> counterfactual) {
    return new Finding(
        id,
        "i-web",
        cause,
        null,
        "shop",
        "web",
        ROLLOUT,
        START + 1_200_000,
        START + 3_500_000,
        failed,
        masked,
        2,
        480,
        List.of("web-5d6b-pod2", "web-5d6b-pod1"),
        List.of("node-2", "node-1"),
        List.of("t-2", "t-1"),
        List.of(
            new Evidence("access", "logs/access.log", 317, "502, connect refused by 10.244.1.1"),
            new Evidence("endpointslice", SLICES, 9, "10.244.1.1 terminating")),
        List.of("kube-proxy log of node-3"),
        0.97,
        sentence,
        remedy,
        counterfactual);
  }

  public static List<InputFile> inputs() {
    return List.of(
        input(SLICES, "endpointslice", null, 12, 0),
        input("logs/access.log", "access", "ingress-nginx", 480, 1),
        input("logs/audit.log", "audit", null, 900, 0));
  }

  private static InputFile input(
      String path, String kind, String format, long records, long quarantined) {
    return new InputFile(
        path,
        kind,
        format,
        records,
        quarantined,
        records * 200,
        START - 10 * Stamp.SECOND,
        START + 60 * Stamp.SECOND,
        kind.equals("access") ? new ClockOffset(-2012.5, -2014.0, -1900.0) : null);
  }

  public static RunResult result() {
    return result(List.of(race(), cut()), List.of(termination(1), termination(2)), attempts());
  }

  public static RunResult result(
      List<Finding> findings, List<Termination> terminations, List<Verdict> attempts) {
    return new RunResult(
        RunSummary.of(
            "0.1.0",
            inputs(),
            480,
            483,
            Tally.of(attempts, terminations, findings),
            Coverage.of(
                inputs(),
                new SourceNotes(
                    Map.of("audit", "level RequestResponse"),
                    Map.of("pods", List.of("Metadata", "RequestResponse")),
                    Map.of("nginx-error", Map.of("propagation-race", 3L)))),
            new Placebo(4, 92, 0),
            new RunSpeed(1250, 278_400)),
        findings,
        terminations,
        attempts);
  }
}
