package io.zerodrop.analyzer.advice.rule;

import io.zerodrop.analyzer.advice.edit.Edit;
import io.zerodrop.analyzer.advice.manifest.Container;
import io.zerodrop.analyzer.advice.manifest.Workload;
import java.util.ArrayList;
import java.util.List;

/** strategy Recreate. */
final class Recreate implements Rule {

  private static final About ABOUT =
      new About(
          "recreate-strategy",
          Severity.ERROR,
          "strategy Recreate",
          "All pods are stopped before new ones start: until one is ready there is no endpoint.",
          "pkg/controller/deployment/recreate.go");

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
      if (workload.recreates()) {
        problems.add(
            ABOUT
                .at(workload.manifest(), "spec.strategy.type", "every rollout stops all pods first")
                .fixedBy(
                    Fix.careful(
                        "Old and new pods run side by side during a rollout. To step back, set the"
                            + " old strategy again.",
                        new Edit.Put(
                            workload.manifest(),
                            "spec.strategy.type",
                            "RollingUpdate",
                            "zerodrop: one pod after the other"),
                        new Edit.Put(
                            workload.manifest(),
                            "spec.strategy.rollingUpdate.maxUnavailable",
                            "0",
                            "zerodrop: a new pod is ready before an old one stops"))));
      }
    }
    return problems;
  }
}
