package io.zerodrop.incidents;

import io.zerodrop.incidents.RecordedIncident.AttemptKey;
import io.zerodrop.incidents.RecordedIncident.TrueAttempt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How well the reported attempts fit the truth.
 *
 * @param needed attempts that failed; one that failed by the application's own fault counts only
 *     where it was reported
 * @param reported of those, with a cause that is not {@code unknown}
 * @param right of those, with a right cause
 * @param withPod reported ones that truly reached a pod
 * @param rightPod of those, with that pod
 * @param blamed attempts blamed on a termination or on routing
 * @param falselyBlamed of those, which truth does not blame so
 * @param mistakes a line for each
 */
record AttemptScore(
    int needed,
    int reported,
    int right,
    int withPod,
    int rightPod,
    int blamed,
    int falselyBlamed,
    List<String> mistakes) {

  private static final Set<String> BLAMING =
      Set.of(
          "propagation-race",
          "stale-ingress",
          "stale-proxy",
          "stale-keepalive",
          "inflight-cut",
          "grace-exceeded",
          "local-blackhole",
          "no-endpoints",
          "abrupt-loss",
          "unmarked-stop");

  static AttemptScore of(List<TrueAttempt> truth, List<FlatDocument> documents) {
    Map<AttemptKey, FlatDocument> said = new HashMap<>();
    documents.forEach(document -> said.put(key(document), document));
    List<String> mistakes = new ArrayList<>();
    int needed = 0;
    int reported = 0;
    int right = 0;
    int withPod = 0;
    int rightPod = 0;
    Set<AttemptKey> trulyBlamed = new HashSet<>();
    for (TrueAttempt attempt : truth) {
      FlatDocument document = said.get(attempt.key());
      if (BLAMING.contains(attempt.cause())) {
        trulyBlamed.add(attempt.key());
      }
      if (!attempt.failed() || (attempt.cause().equals("app-error") && document == null)) {
        continue;
      }
      needed++;
      String cause = document == null ? null : document.text("zerodrop.cause");
      if (cause == null || (cause.equals("unknown") && !attempt.right().contains("unknown"))) {
        mistakes.add(attempt.key() + " is " + attempt.right() + ", reported as " + cause);
        continue;
      }
      reported++;
      if (attempt.right().contains(cause)) {
        right++;
      } else {
        mistakes.add(attempt.key() + " is " + attempt.right() + ", reported as " + cause);
      }
      if (attempt.pod() != null) {
        withPod++;
        if (attempt.pod().equals(pod(document))) {
          rightPod++;
        } else {
          mistakes.add(attempt.key() + " met " + attempt.pod() + ", reported " + pod(document));
        }
      }
    }
    List<FlatDocument> blamed =
        said.values().stream()
            .filter(document -> BLAMING.contains(String.valueOf(document.text("zerodrop.cause"))))
            .toList();
    List<FlatDocument> falsely =
        blamed.stream().filter(document -> !trulyBlamed.contains(key(document))).toList();
    falsely.forEach(
        document ->
            mistakes.add(key(document) + " is falsely blamed: " + document.text("zerodrop.cause")));
    return new AttemptScore(
        needed, reported, right, withPod, rightPod, blamed.size(), falsely.size(), mistakes);
  }

  double recall() {
    return share(reported, needed);
  }

  double causeAccuracy() {
    return share(right, needed);
  }

  double podAccuracy() {
    return share(rightPod, withPod);
  }

  private static double share(int part, int whole) {
    return whole == 0 ? 1 : (double) part / whole;
  }

  private static AttemptKey key(FlatDocument document) {
    return new AttemptKey(
        document.text("http.request.id"), document.node("zerodrop.attempt.number").asInt(1));
  }

  private static String pod(FlatDocument document) {
    return document.text("kubernetes.namespace") + "/" + document.text("kubernetes.pod.name");
  }
}
