package io.zerodrop.analyzer.advice.rule;

import io.zerodrop.analyzer.advice.manifest.Container;
import io.zerodrop.analyzer.advice.manifest.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** proxy sidecar stops with the application, not after it. */
final class SidecarLeavesFirst implements Rule {

  private static final About ABOUT =
      new About(
          "sidecar-leaves-first",
          Severity.WARNING,
          "proxy sidecar stops with the application, not after it",
          "SIGTERM reaches an ordinary sidecar at the same time as the application: what still goes through it breaks.",
          "pkg/kubelet/kuberuntime/kuberuntime_termination_order.go: only native sidecars stop last");

  private static final Pattern PROXY =
      Pattern.compile(
          "istio-proxy|linkerd-proxy|envoy|proxyv2|cloud-sql-proxy|cloudsql|nginx|haproxy");

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
      long preStop =
          Math.max(container.preStopSeconds().orElse(0L), scene.need(serving).preStopSeconds());
      for (Container sidecar : workload.containers()) {
        if (!sidecar.name().equals(container.name())
            && PROXY.matcher(sidecar.name() + " " + sidecar.image()).find()
            && sidecar.preStopSeconds().filter(seconds -> seconds < preStop).isPresent()) {
          DrainNeed need = new DrainNeed(preStop, 0, false, "as long as the application's");
          problems.add(
              ABOUT
                  .at(
                      sidecar.manifest(),
                      sidecar.path("lifecycle"),
                      "sidecar "
                          + sidecar.name()
                          + " stops "
                          + preStop
                          + " s before the application; make it a native sidecar (1.29 on), or give"
                          + " it the same preStop")
                  .fixedBy(PreStopEdit.of(scene, sidecar, need).orElse(null)));
        }
      }
    }
    return problems;
  }
}
