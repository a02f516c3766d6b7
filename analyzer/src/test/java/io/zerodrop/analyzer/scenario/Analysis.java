package io.zerodrop.analyzer.scenario;

import io.zerodrop.analyzer.result.Termination;
import io.zerodrop.analyzer.result.Verdict;
import io.zerodrop.analyzer.timeline.ClusterPicture;
import io.zerodrop.analyzer.timeline.PodTimeline;
import java.util.List;

/** What came out, and how a test asks for it. */
record Analysis(ClusterPicture picture, List<Verdict> verdicts, List<Termination> terminations) {

  /** The verdict on a request's last attempt. */
  Verdict on(String request) {
    return on(request, lastAttempt(request));
  }

  Verdict on(String request, int attempt) {
    return verdicts.stream()
        .filter(v -> request.equals(v.requestId()) && v.attemptNumber() == attempt)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no verdict on " + request + " #" + attempt));
  }

  boolean isSilentOn(String request) {
    return verdicts.stream().noneMatch(v -> request.equals(v.requestId()));
  }

  private int lastAttempt(String request) {
    return verdicts.stream()
        .filter(v -> request.equals(v.requestId()))
        .mapToInt(Verdict::attemptNumber)
        .max()
        .orElse(1);
  }

  PodTimeline pod(String name) {
    return picture.pods().stream()
        .filter(pod -> name.equals(pod.name()))
        .reduce((a, b) -> b)
        .orElseThrow(() -> new AssertionError("no timeline of " + name));
  }

  Termination termination(String pod) {
    return terminations.stream()
        .filter(t -> pod.equals(t.pod()))
        .reduce((a, b) -> b)
        .orElseThrow(() -> new AssertionError("no termination of " + pod));
  }
}
