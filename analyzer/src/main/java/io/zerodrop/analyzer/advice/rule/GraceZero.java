package io.zerodrop.analyzer.advice.rule;

import io.zerodrop.analyzer.advice.manifest.Container;
import io.zerodrop.analyzer.advice.manifest.Workload;
import java.util.ArrayList;
import java.util.List;

/** grace period of 0. */
final class GraceZero implements Rule {

  private static final About ABOUT =
      new About(
          "grace-zero",
          Severity.ERROR,
          "grace period of 0",
          "Deleting such a pod is a force delete: the process is killed with its requests, and the endpoint goes afterwards.",
          "pkg/registry/core/pod/strategy.go");

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
      if (workload.graceSeconds() == 0) {
        problems.add(
            ABOUT
                .at(
                    container.manifest(),
                    workload.gracePath(),
                    "terminationGracePeriodSeconds is 0")
                .fixedBy(
                    GraceTooShort.longer(
                        workload,
                        Math.max(
                            Workload.DEFAULT_GRACE_SECONDS, scene.need(serving).graceSeconds()))));
      }
    }
    return problems;
  }
}
