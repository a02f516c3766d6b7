package io.zerodrop.analyzer.advice.rule;

import io.zerodrop.analyzer.advice.manifest.Container;
import io.zerodrop.analyzer.advice.manifest.Workload;
import java.util.ArrayList;
import java.util.List;

/** length of the preStop not visible. */
final class PreStopOfUnknownLength implements Rule {

  private static final About ABOUT =
      new About(
          "prestop-unknown-length",
          Severity.NOTE,
          "length of the preStop not visible",
          "Whether the hook outlasts the routers cannot be told from the manifest.",
          "docs: Container Lifecycle Hooks");

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
      if (container.preStopSeconds().isEmpty()) {
        problems.add(
            ABOUT.at(
                container.manifest(),
                container.path("lifecycle.preStop"),
                "a hook by " + container.preStopKind() + " does not say how long it takes"));
      }
    }
    return problems;
  }
}
