package io.zerodrop.analyzer.advice.rule;

import io.zerodrop.analyzer.advice.manifest.Container;
import io.zerodrop.analyzer.advice.manifest.Workload;
import java.util.ArrayList;
import java.util.List;

/** tcpSocket hook. */
final class PreStopTcpSocket implements Rule {

  private static final About ABOUT =
      new About(
          "prestop-tcp-socket",
          Severity.ERROR,
          "tcpSocket hook",
          "The API accepts a tcpSocket hook for compatibility, the kubelet does not run it: SIGTERM comes at once.",
          "API reference, LifecycleHandler.tcpSocket: deprecated, not supported");

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
      if (container.preStopKind().equals("tcpSocket")) {
        problems.add(
            ABOUT
                .at(
                    container.manifest(),
                    container.path("lifecycle.preStop.tcpSocket"),
                    "a preStop by tcpSocket delays nothing")
                .fixedBy(PreStopEdit.of(scene, container, scene.need(serving)).orElse(null)));
      }
    }
    return problems;
  }
}
