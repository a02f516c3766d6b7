package io.zerodrop.analyzer.scenario;

import io.zerodrop.analyzer.clock.ClockReading;
import io.zerodrop.analyzer.placebo.PlaceboCount;
import io.zerodrop.analyzer.result.Termination;
import io.zerodrop.analyzer.result.Verdict;
import io.zerodrop.analyzer.timeline.ClusterPicture;
import io.zerodrop.analyzer.timeline.PodTimeline;
import java.util.List;
import java.util.function.Supplier;

/** What came out, and how a test asks for it. */
record Analysis(
    ClusterPicture picture,
    List<Verdict> verdicts,
    List<Termination> terminations,
    List<ClockReading> clocks,
    Supplier<PlaceboCount> placebos) {

  PlaceboCount placebo() {
    return placebos.get();
  }

  /** The verdict on a request's last attempt. */
  Verdict on(String request) {
    return on(request, lastAttempt(request));
  }

  Verdict on(String request, int attempt) {
    return verdicts.stream()
        .filter(v -> isOf(v, request) && v.attemptNumber() == attempt)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no verdict on " + request + " #" + attempt));
  }

  /** {@code cause}, or {@code cause/subtype} where there is one; {@code ok} for a success. */
  String says(String request) {
    Verdict verdict = on(request);
    String cause = verdict.cause() == null ? "ok" : verdict.cause().id();
    return verdict.subtype() == null ? cause : cause + "/" + verdict.subtype();
  }

  /** {@code cause@pod}. */
  String accuses(String request) {
    return on(request).cause() + "@" + on(request).pod();
  }

  boolean isSilentOn(String request) {
    return verdicts.stream().noneMatch(v -> isOf(v, request));
  }

  private static boolean isOf(Verdict verdict, String request) {
    return request.equals(verdict.requestId())
        || (request + Haproxy.FILLED_UP).equals(verdict.requestId());
  }

  private int lastAttempt(String request) {
    return verdicts.stream()
        .filter(v -> isOf(v, request))
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
