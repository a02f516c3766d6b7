package io.zerodrop.analyzer.advice.rule;

import io.zerodrop.analyzer.advice.manifest.Container;
import io.zerodrop.analyzer.advice.manifest.Workload;
import java.util.ArrayList;
import java.util.List;

/** no PodDisruptionBudget. */
final class DisruptionBudgetMissing implements Rule {

  private static final About ABOUT =
      new About(
          "pdb-missing",
          Severity.NOTE,
          "no PodDisruptionBudget",
          "A drain of several nodes may evict all pods at once.",
          "only evictions ask a budget (pkg/registry/core/pod/storage/eviction.go); rollouts and deletions do not");

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
      if (!workload.is("DaemonSet")
          && scene.manifests().fewestReplicas(workload).orElse(1L) > 1
          && scene.manifests().disruptionBudget(workload).isEmpty()) {
        problems.add(
            ABOUT.at(
                workload.manifest(), "spec.replicas", "no PodDisruptionBudget selects its pods"));
      }
    }
    return problems;
  }
}
