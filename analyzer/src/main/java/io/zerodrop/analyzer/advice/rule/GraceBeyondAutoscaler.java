package io.zerodrop.analyzer.advice.rule;

import io.zerodrop.analyzer.advice.manifest.Container;
import io.zerodrop.analyzer.advice.manifest.Workload;
import java.util.ArrayList;
import java.util.List;

/** grace period longer than node removal waits. */
final class GraceBeyondAutoscaler implements Rule {

  private static final About ABOUT =
      new About(
          "grace-beyond-autoscaler",
          Severity.WARNING,
          "grace period longer than node removal waits",
          "The cluster autoscaler waits 600 s at most for pods of a node (--max-graceful-termination-sec), spot notices 30 to 120 s: then the pods are cut.",
          "cluster-autoscaler FAQ");

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
      if (workload.graceSeconds() > 600) {
        problems.add(
            ABOUT.at(
                container.manifest(),
                workload.gracePath(),
                "a grace period of " + workload.graceSeconds() + " s"));
      }
    }
    return problems;
  }
}
