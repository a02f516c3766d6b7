package io.zerodrop.dashboards.summary;

import io.zerodrop.analyzer.result.Cause;
import io.zerodrop.analyzer.result.Termination;
import io.zerodrop.analyzer.result.Verdict;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** The one setting that would have made a run's verdicts surer than any other. */
public final class Advice {

  /** A verdict that stays undecided weighs as much as so many that are less sure. */
  private static final int UNDECIDED = 3;

  private static final String UNSTEADY = "a clock that does not contradict itself";

  /** Begins nothing that is missing. */
  private static final String CLOCKS = "a clock";

  private static final Map<String, String> SETTINGS = settings();

  private Advice() {}

  /** A sentence; null where nothing was missing. */
  public static String of(Collection<Verdict> verdicts, Collection<Termination> terminations) {
    Map<String, Long> weights = new LinkedHashMap<>();
    SETTINGS.keySet().forEach(missing -> weights.put(missing, 0L));
    for (Verdict verdict : verdicts) {
      long weight = verdict.cause() == Cause.UNKNOWN ? UNDECIDED : 1;
      verdict.missing().forEach(missing -> add(weights, missing, weight));
    }
    String best = most(weights);
    if (best == null) {
      for (Termination termination : terminations) {
        termination.missing().forEach(missing -> add(weights, missing, 1));
      }
      best = most(weights);
    }
    return best == null ? null : SETTINGS.get(best);
  }

  private static void add(Map<String, Long> weights, String missing, long weight) {
    if (missing.endsWith(UNSTEADY)) {
      weights.merge(CLOCKS, weight, Long::sum);
      return;
    }
    SETTINGS.keySet().stream()
        .filter(missing::startsWith)
        .findFirst()
        .ifPresent(setting -> weights.merge(setting, weight, Long::sum));
  }

  private static String most(Map<String, Long> weights) {
    String best = null;
    for (Map.Entry<String, Long> entry : weights.entrySet()) {
      boolean more = best == null || entry.getValue() > weights.get(best);
      best = entry.getValue() > 0 && more ? entry.getKey() : best;
    }
    return best;
  }

  /** By how what is missing begins; the first that fits counts. */
  private static Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put(
        "audit: the log does not",
        "Keep the audit log from before the first deletion: it does not cover all of them.");
    settings.put(
        "audit: what requests and answers held",
        "Raise the audit level of pods, deployments, replicasets and endpointslices from Metadata to"
            + " RequestResponse.");
    settings.put(
        "audit",
        "Write an audit log: level RequestResponse for pods, deployments, replicasets and"
            + " endpointslices, Metadata for the rest.");
    settings.put(
        "endpointslice",
        "Record EndpointSlices with their times of receipt (zerodrop record), or audit them at"
            + " level RequestResponse.");
    settings.put(
        "kube-proxy",
        "Collect the kube-proxy logs of all nodes, at --v=4 so that they name Services.");
    settings.put(
        "nginx-error", "Collect nginx' error log beside its access log, at error_log level error.");
    settings.put(
        "access: how the attempt failed, which Traefik",
        "Run Traefik with log level DEBUG, and collect its log beside the access log.");
    settings.put(
        "access: how the attempt failed, which %RESPONSE_CODE_DETAILS%",
        "Add %RESPONSE_CODE_DETAILS% to Envoy's access log format.");
    settings.put(
        "access: how long",
        "Add the upstream's times to the access log format, such as $upstream_response_time.");
    settings.put("access", "Write the access log in a format that tells how each attempt failed.");
    settings.put(CLOCKS, "Keep the clocks of all machines by NTP: one was set while it logged.");
    settings.put("manifest", "Add the manifests of the Services (kubectl get services -o yaml).");
    settings.put("pod", "Watch the pods (zerodrop record), for their containers' ends.");
    settings.put("kubelet", "Collect the kubelet logs of all nodes: they date SIGTERM.");
    return settings;
  }
}
