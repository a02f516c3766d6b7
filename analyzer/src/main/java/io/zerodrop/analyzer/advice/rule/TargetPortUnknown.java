package io.zerodrop.analyzer.advice.rule;

import io.zerodrop.analyzer.advice.manifest.Service;
import io.zerodrop.analyzer.advice.manifest.Workload;
import java.util.ArrayList;
import java.util.List;

/** targetPort that no container names. */
final class TargetPortUnknown implements Rule {

  private static final About ABOUT =
      new About(
          "target-port-unknown",
          Severity.ERROR,
          "targetPort that no container names",
          "The Service has no endpoint for a named port that its pods do not have.",
          "FindPort in pkg/api/v1/pod/util.go");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Problem> check(Scene scene) {
    List<Problem> problems = new ArrayList<>();
    for (Service service : scene.manifests().services()) {
      for (Workload workload : scene.manifests().workloads()) {
        if (!service.selects(workload)) {
          continue;
        }
        List<String> ports =
            workload.containers().stream().flatMap(each -> each.ports().stream()).toList();
        for (String target : service.targetPorts()) {
          if (!target.matches("\\d+") && !ports.contains(target)) {
            problems.add(
                ABOUT.at(
                    service.manifest(),
                    "spec.ports",
                    "no container of " + workload.manifest().object() + " has a port " + target));
          }
        }
      }
    }
    return problems;
  }
}
