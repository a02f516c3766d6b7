package io.zerodrop.analyzer.advice.rule;

import io.zerodrop.analyzer.advice.edit.Edit;
import io.zerodrop.analyzer.advice.manifest.Container;
import io.zerodrop.analyzer.advice.manifest.Workload;
import java.util.ArrayList;
import java.util.List;

/** rollouts go below the wanted number of pods. */
final class NoSurge implements Rule {

  private static final About ABOUT =
      new About(
          "no-surge",
          Severity.NOTE,
          "rollouts go below the wanted number of pods",
          "With maxSurge 0 each step of a rollout takes a pod away before its successor is ready; the others carry its load.",
          "pkg/apis/apps/v1/defaults.go");

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
      if (workload.is("Deployment")
          && !workload.recreates()
          && workload.maxSurge() == 0
          && workload.maxUnavailable() < workload.replicas().orElse(1L)) {
        problems.add(
            ABOUT
                .at(workload.manifest(), "spec.strategy.rollingUpdate.maxSurge", "maxSurge is 0")
                .fixedBy(
                    Fix.harmless(
                        new Edit.Put(
                            workload.manifest(),
                            "spec.strategy.rollingUpdate.maxSurge",
                            "1",
                            "zerodrop: a new pod before an old one goes"))));
      }
    }
    return problems;
  }
}
