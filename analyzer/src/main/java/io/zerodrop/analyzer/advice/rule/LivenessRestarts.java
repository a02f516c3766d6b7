package io.zerodrop.analyzer.advice.rule;

import io.zerodrop.analyzer.advice.edit.Edit;
import io.zerodrop.analyzer.advice.manifest.Container;
import io.zerodrop.analyzer.advice.manifest.Workload;
import java.util.ArrayList;
import java.util.List;

/** liveness probe that restarts at the first failure. */
final class LivenessRestarts implements Rule {

  private static final About ABOUT =
      new About(
          "liveness-restarts",
          Severity.WARNING,
          "liveness probe that restarts at the first failure",
          "A restart by the kubelet sets no deletion timestamp: routers keep sending while the container stops.",
          "pkg/kubelet/prober; failureThreshold x periodSeconds is all the time it has");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Problem> check(Scene scene) {
    List<Problem> problems = new ArrayList<>();
    for (Serving serving : scene.serving()) {
      Workload workload = serving.workload();
      Container container = serving.container();
      if (container.has("livenessProbe")) {
        long threshold = container.number("livenessProbe.failureThreshold").orElse(3L);
        long period = container.number("livenessProbe.periodSeconds").orElse(10L);
        if (threshold * period < 10) {
          problems.add(
              ABOUT
                  .at(
                      container.manifest(),
                      container.path("livenessProbe"),
                      "restarts after " + threshold * period + " s without an answer")
                  .fixedBy(
                      Fix.restarting(
                          new Edit.Put(
                              container.manifest(),
                              container.path("livenessProbe.failureThreshold"),
                              Long.toString((30 + period - 1) / period),
                              "zerodrop: 30 s of patience"))));
        }
      }
    }
    return problems;
  }
}
