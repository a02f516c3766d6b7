package io.zerodrop.analyzer.advice.rule;

import io.zerodrop.analyzer.advice.edit.Edit;
import io.zerodrop.analyzer.advice.manifest.Container;
import io.zerodrop.analyzer.advice.manifest.Workload;
import java.util.ArrayList;
import java.util.List;

/** no minReadySeconds after a slow start. */
final class SlowStart implements Rule {

  private static final About ABOUT =
      new About(
          "min-ready-seconds",
          Severity.NOTE,
          "no minReadySeconds after a slow start",
          "Old pods are stopped as soon as a new one is Ready once; where that comes too early, a rollout replaces working pods by cold ones.",
          "deployment controller: available = ready for minReadySeconds (pkg/apis/apps/v1/defaults.go: 0)");

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
      boolean slow =
          container.has("startupProbe")
              || container.number("readinessProbe.initialDelaySeconds").orElse(0L) >= 10;
      if (slow && workload.manifest().number("spec.minReadySeconds").orElse(0L) == 0) {
        problems.add(
            ABOUT
                .at(workload.manifest(), "spec.minReadySeconds", "minReadySeconds is 0")
                .fixedBy(
                    Fix.harmless(
                        new Edit.Put(
                            workload.manifest(),
                            "spec.minReadySeconds",
                            "10",
                            "zerodrop: an old pod goes when the new one has stayed ready"))));
      }
    }
    return problems;
  }
}
