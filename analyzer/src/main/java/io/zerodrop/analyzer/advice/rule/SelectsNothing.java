package io.zerodrop.analyzer.advice.rule;

import io.zerodrop.analyzer.advice.manifest.Service;
import io.zerodrop.analyzer.advice.manifest.Workload;
import java.util.ArrayList;
import java.util.List;

/** Service that selects none of the workloads given. */
final class SelectsNothing implements Rule {

  private static final About ABOUT =
      new About(
          "selects-nothing",
          Severity.WARNING,
          "Service that selects none of the workloads given",
          "A Service without matching pods has no endpoints: connections are refused.",
          "EndpointSlice controller: pods by spec.selector");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Problem> check(Scene scene) {
    List<Problem> problems = new ArrayList<>();
    for (Service service : scene.manifests().services()) {
      List<Workload> near =
          scene.manifests().workloads().stream()
              .filter(each -> service.manifest().mayShareNamespace(each.manifest()))
              .toList();
      if (service.hasSelector() && !near.isEmpty() && near.stream().noneMatch(service::selects)) {
        problems.add(
            ABOUT.at(service.manifest(), "spec.selector", "no pod template has these labels"));
      }
    }
    return problems;
  }
}
