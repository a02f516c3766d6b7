package io.zerodrop.analyzer.advice.rule;

import io.zerodrop.analyzer.advice.edit.Edit;
import io.zerodrop.analyzer.advice.manifest.Container;
import io.zerodrop.analyzer.advice.manifest.Service;
import io.zerodrop.analyzer.advice.manifest.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Local policy and rollouts that empty a node. */
final class LocalWithoutSurge implements Rule {

  private static final About ABOUT =
      new About(
          "local-without-surge",
          Severity.WARNING,
          "Local policy and rollouts that empty a node",
          "With externalTrafficPolicy Local a node whose only pod stops drops new connections until the load balancer notices.",
          "pkg/proxy/topology.go; health check node port: pkg/proxy/healthcheck/service_health.go");

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
      Optional<Service> local = LoadBalancer.local(workload, scene.manifests());
      boolean gap = workload.maxUnavailable() > 0 || workload.maxSurge() == 0;
      if (local.isPresent() && gap && !workload.recreates() && !workload.is("StatefulSet")) {
        String path = workload.strategyPath() + ".rollingUpdate.";
        problems.add(
            ABOUT
                .at(
                    workload.manifest(),
                    path + "maxUnavailable",
                    local.get().manifest().object()
                        + " is Local, and a rollout stops pods before new ones are ready")
                .fixedBy(
                    Fix.harmless(
                        new Edit.Put(
                            workload.manifest(),
                            path + "maxUnavailable",
                            "0",
                            "zerodrop: a new pod is ready before an old one stops"),
                        new Edit.Put(
                            workload.manifest(),
                            path + "maxSurge",
                            "1",
                            "zerodrop: needed with maxUnavailable 0"))));
      }
    }
    return problems;
  }
}
