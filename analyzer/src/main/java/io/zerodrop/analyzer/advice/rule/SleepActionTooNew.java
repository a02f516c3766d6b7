package io.zerodrop.analyzer.advice.rule;

import io.zerodrop.analyzer.advice.edit.Edit;
import io.zerodrop.analyzer.advice.manifest.Container;
import io.zerodrop.analyzer.advice.manifest.Workload;
import java.util.ArrayList;
import java.util.List;

/** sleep action on a cluster without it. */
final class SleepActionTooNew implements Rule {

  private static final About ABOUT =
      new About(
          "sleep-action-too-new",
          Severity.ERROR,
          "sleep action on a cluster without it",
          "Before Kubernetes 1.30 the sleep action is off: the API drops the field or refuses the object, and the preStop is missing.",
          "PodLifecycleSleepAction: alpha 1.29, beta 1.30 (pkg/features/kube_features.go)");

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
      if (!scene.hasSleepAction() && container.preStopKind().equals("sleep")) {
        problems.add(
            ABOUT
                .at(
                    container.manifest(),
                    container.path("lifecycle.preStop.sleep"),
                    "Kubernetes 1." + scene.minor() + " has no sleep action")
                .fixedBy(
                    Fix.lengthening(
                        List.of(
                            new Edit.Put(
                                container.manifest(),
                                container.path("lifecycle.preStop.exec.command"),
                                "[sleep, \"" + container.preStopSeconds().orElse(0L) + "\"]",
                                "zerodrop: the image must hold a sleep binary"),
                            new Edit.Remove(
                                container.manifest(),
                                container.path("lifecycle.preStop.sleep"))))));
      }
    }
    return problems;
  }
}
