package io.zerodrop.analyzer.advice.rule;

import io.zerodrop.analyzer.advice.edit.Edit;
import io.zerodrop.analyzer.advice.manifest.Container;
import io.zerodrop.analyzer.advice.manifest.Manifest;
import io.zerodrop.analyzer.advice.manifest.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** autoscaler may go down to one pod. */
final class AutoscalerToOne implements Rule {

  private static final About ABOUT =
      new About(
          "autoscaler-to-one",
          Severity.WARNING,
          "autoscaler may go down to one pod",
          "At its minimum a drain or eviction leaves no endpoint.",
          "evictions delete first, the ReplicaSet replaces afterwards");

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
      Optional<Manifest> scaler = scene.manifests().autoscaler(workload);
      if (scaler.isPresent() && scaler.get().number("spec.minReplicas").orElse(1L) < 2) {
        problems.add(
            ABOUT
                .at(
                    scaler.get(),
                    "spec.minReplicas",
                    "minReplicas is " + scaler.get().number("spec.minReplicas").orElse(1L))
                .fixedBy(
                    Fix.harmless(
                        new Edit.Put(
                            scaler.get(),
                            "spec.minReplicas",
                            "2",
                            "zerodrop: one serves while the other is replaced"))));
      }
    }
    return problems;
  }
}
