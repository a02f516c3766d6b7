package io.zerodrop.analyzer.advice.rule;

import io.zerodrop.analyzer.advice.manifest.Container;
import io.zerodrop.analyzer.advice.manifest.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** preStop shorter than the routers take. */
final class PreStopTooShort implements Rule {

  private static final About ABOUT =
      new About(
          "prestop-too-short",
          Severity.WARNING,
          "preStop shorter than the routers take",
          "The pod stops accepting before all routers have followed the EndpointSlice, and what they still send is refused.",
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
      Optional<Long> today = container.preStopSeconds();
      if (!List.of("none", "tcpSocket").contains(container.preStopKind())
          && today.isPresent()
          && today.get() < need.preStopSeconds()) {
        problems.add(
            ABOUT
                .at(
                    container.manifest(),
                    container.path("lifecycle.preStop"),
                    "preStop lasts "
                        + today.get()
                        + " s, it needs "
                        + need.preStopSeconds()
                        + " s ("
                        + need.basis()
                        + ")")
                .as(need.measured() ? Severity.ERROR : Severity.WARNING)
                .fixedBy(PreStopEdit.of(scene, container, need).orElse(null)));
      }
    }
    return problems;
  }
}
