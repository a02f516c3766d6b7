package io.zerodrop.analyzer.verdict;

import io.zerodrop.analyzer.result.Cause;
import io.zerodrop.analyzer.timeline.Coverage;
import io.zerodrop.analyzer.timeline.PodTimeline;
import io.zerodrop.ingest.event.Failure;
import java.util.ArrayList;
import java.util.List;

/** What would have made a verdict surer: named only where it bears on the cause. */
final class MissingSources {

  private static final String UNSTEADY = ": a clock that does not contradict itself";

  private MissingSources() {}

  static List<String> of(AttemptFacts attempt, Cause cause, PodTimeline pod) {
    List<String> missing = new ArrayList<>();
    Coverage coverage = attempt.route().coverage();
    boolean termination = cause != Cause.APP_ERROR && cause != Cause.COLD_START;
    if (termination && pod != null && pod.deleted()) {
      if (pod.deletionEvidence() == null || !"audit".equals(pod.deletionEvidence().source())) {
        missing.add(
            coverage.has("audit")
                ? "audit: the log does not show who deleted the pod"
                : "audit: who deleted the pod, and when exactly");
      }
      if (pod.terminating() == null) {
        missing.add("endpointslice: when the endpoint was marked terminating");
      }
    }
    if (termination && attempt.throughKubeProxy() && !coverage.has("kube-proxy")) {
      missing.add("kube-proxy: when the deciding node applied the change");
    }
    List<String> unseen = coverage.nodesWithoutProxyLog();
    boolean oneNode = attempt.route().node() != null;
    boolean mayHaveDecided = oneNode ? unseen.contains(attempt.route().node()) : !unseen.isEmpty();
    if (termination
        && attempt.throughKubeProxy()
        && coverage.has("kube-proxy")
        && mayHaveDecided
        && cause != Cause.NO_ENDPOINTS) {
      missing.add(
          "kube-proxy: what it did on "
              + (oneNode ? attempt.route().node() : String.join(", ", unseen)));
    }
    if (attempt.policyUnknown() && cause != Cause.APP_ERROR) {
      missing.add("manifest: the traffic policy of the Service");
    }
    boolean untold = attempt.vague() || attempt.failure() == Failure.CONNECT_FAILED;
    if (untold && attempt.error() == null) {
      missing.add(howItFailed(attempt.seen().request().format()));
    }
    if (attempt.connectionLost() && attempt.seen().attempt() != null && attempt.duration() < 0) {
      missing.add("access: how long the attempt had been under way");
    }
    if (attempt.connectionLost() && pod != null && pod.servingExit() == null) {
      missing.add("pod: when the container exited, and with which code");
    }
    if (attempt.suspects().isEmpty() && attempt.failure() != Failure.NO_PEER) {
      missing.add(
          coverage.has("endpointslice")
              ? "endpointslice: which pod had this address"
              : "endpointslice: which pods the addresses belonged to");
    }
    if (termination) {
      coverage.unsteady().forEach(source -> missing.add(source + UNSTEADY));
    }
    return missing;
  }

  /** Whether an nginx made the attempt, which has an error log. */
  static boolean ofNginx(AttemptFacts attempt) {
    return attempt.seen().request().format().contains("nginx");
  }

  /** Where the proxy that logged the attempt would have told it. */
  private static String howItFailed(String format) {
    if (format.contains("nginx")) {
      return "nginx-error: how the attempt failed";
    }
    if (format.startsWith("traefik")) {
      return "access: how the attempt failed, which Traefik's own log tells at level DEBUG";
    }
    if (format.startsWith("envoy")) {
      return "access: how the attempt failed, which %RESPONSE_CODE_DETAILS% tells";
    }
    return "access: how the attempt failed, which this format does not tell";
  }

  /** How much of full confidence the evidence at hand allows. */
  static double weight(List<String> missing) {
    double weight = 1;
    for (String source : missing) {
      if (source.endsWith(UNSTEADY)) {
        weight *= 0.8;
        continue;
      }
      weight *=
          source.startsWith("nginx-error")
                  || source.startsWith("access")
                  || source.startsWith("kube-proxy")
              ? EvidenceWeights.WITHOUT_TELLING_SOURCE
              : EvidenceWeights.WITHOUT_SOURCE;
    }
    return weight;
  }
}
