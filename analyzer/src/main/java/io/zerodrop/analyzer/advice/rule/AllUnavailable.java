package io.zerodrop.analyzer.advice.rule;

import io.zerodrop.analyzer.advice.edit.Edit;
import io.zerodrop.analyzer.advice.manifest.Container;
import io.zerodrop.analyzer.advice.manifest.Workload;
import java.util.ArrayList;
import java.util.List;

/** a rollout may stop every pod. */
final class AllUnavailable implements Rule {

  private static final About ABOUT =
      new About(
          "all-unavailable",
          Severity.ERROR,
          "a rollout may stop every pod",
          "maxUnavailable lets the rollout stop as many pods as there are before a new one is ready.",
          "pkg/controller/deployment/util, ResolveFenceposts");

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
      long replicas = workload.replicas().orElse(0L);
      if (workload.is("Deployment")
          && !workload.recreates()
          && replicas > 0
          && workload.maxUnavailable() >= replicas) {
        problems.add(
            ABOUT
                .at(
                    workload.manifest(),
                    "spec.strategy.rollingUpdate.maxUnavailable",
                    "maxUnavailable allows " + workload.maxUnavailable() + " of " + replicas)
                .fixedBy(
                    Fix.harmless(
                        new Edit.Put(
                            workload.manifest(),
                            "spec.strategy.rollingUpdate.maxUnavailable",
                            "0",
                            "zerodrop: a new pod is ready before an old one stops"),
                        new Edit.Put(
                            workload.manifest(),
                            "spec.strategy.rollingUpdate.maxSurge",
                            "1",
                            "zerodrop: needed with maxUnavailable 0"))));
      }
    }
    return problems;
  }
}
