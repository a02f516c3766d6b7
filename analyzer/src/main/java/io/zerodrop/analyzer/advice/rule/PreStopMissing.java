package io.zerodrop.analyzer.advice.rule;

import io.zerodrop.analyzer.advice.manifest.Container;
import io.zerodrop.analyzer.advice.manifest.Workload;
import java.util.ArrayList;
import java.util.List;

/** no preStop delay. */
final class PreStopMissing implements Rule {

  private static final About ABOUT =
      new About(
          "prestop-missing",
          Severity.ERROR,
          "no preStop delay",
          "SIGTERM comes at once, while routers still send new connections until they have followed the EndpointSlice: these are refused.",
          "kubelet killContainer (pkg/kubelet/kuberuntime/kuberuntime_container.go); EndpointSlice controller and routers run beside it");

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
      DrainNeed need = scene.need(serving);
      if (container.preStopKind().equals("none") && need.preStopSeconds() > 0) {
        problems.add(
            ABOUT
                .at(
                    container.manifest(),
                    container.path("lifecycle"),
                    "container "
                        + container.name()
                        + " has no preStop; it needs "
                        + need.preStopSeconds()
                        + " s ("
                        + need.basis()
                        + ")")
                .fixedBy(PreStopEdit.of(scene, container, need).orElse(null)));
      }
    }
    return problems;
  }
}
