package io.zerodrop.analyzer.advice.rule;

import io.zerodrop.analyzer.advice.manifest.Container;
import io.zerodrop.analyzer.advice.manifest.Workload;
import java.util.ArrayList;
import java.util.List;

/** replicas set beside an autoscaler. */
final class ReplicasBesideAutoscaler implements Rule {

  private static final About ABOUT =
      new About(
          "replicas-beside-autoscaler",
          Severity.WARNING,
          "replicas set beside an autoscaler",
          "Each apply sets the number of pods back, which stops pods under load that the autoscaler had added.",
          "docs: HorizontalPodAutoscaler, migrating Deployments to horizontal autoscaling");

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
      if (scene.manifests().autoscaler(workload).isPresent()
          && workload.manifest().find("spec.replicas").isPresent()) {
        problems.add(
            ABOUT.at(
                workload.manifest(),
                "spec.replicas",
                "spec.replicas fights with the autoscaler; remove it as the documentation says, not"
                    + " by a plain apply, which would set it to 1"));
      }
    }
    return problems;
  }
}
