package io.zerodrop.analyzer.advice.rule;

import io.zerodrop.analyzer.advice.edit.Edit;
import io.zerodrop.analyzer.advice.manifest.Container;
import io.zerodrop.analyzer.advice.manifest.Service;
import io.zerodrop.analyzer.advice.manifest.Workload;
import java.util.ArrayList;
import java.util.List;

/** internalTrafficPolicy Local without a pod on each node. */
final class InternalLocal implements Rule {

  private static final About ABOUT =
      new About(
          "internal-local",
          Severity.WARNING,
          "internalTrafficPolicy Local without a pod on each node",
          "Clients on a node without a ready pod get nothing: their connections are dropped though other nodes have pods.",
          "pkg/proxy/topology.go CategorizeEndpoints");

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
      for (Service service : scene.manifests().servicesOf(workload)) {
        if (service.internalLocal() && !workload.is("DaemonSet")) {
          problems.add(
              ABOUT
                  .at(
                      service.manifest(),
                      "spec.internalTrafficPolicy",
                      workload.manifest().object() + " does not run on each node")
                  .fixedBy(
                      Fix.careful(
                          "Traffic may cross nodes and zones. To step back, set Local again.",
                          new Edit.Put(
                              service.manifest(),
                              "spec.internalTrafficPolicy",
                              "Cluster",
                              "zerodrop: any ready pod serves"))));
        }
      }
    }
    return problems;
  }
}
