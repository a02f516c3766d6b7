package io.zerodrop.analyzer.advice.rule;

import io.zerodrop.analyzer.advice.edit.Edit;
import io.zerodrop.analyzer.advice.manifest.Container;
import io.zerodrop.analyzer.advice.manifest.Manifest;
import io.zerodrop.analyzer.advice.manifest.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** PodDisruptionBudget that allows no eviction. */
final class DisruptionBudgetBlocks implements Rule {

  private static final About ABOUT =
      new About(
          "pdb-blocks",
          Severity.WARNING,
          "PodDisruptionBudget that allows no eviction",
          "Drains wait for ever, until somebody deletes or kills the pods instead, without any order.",
          "pkg/registry/core/pod/storage/eviction.go");

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
      Optional<Manifest> budget = scene.manifests().disruptionBudget(workload);
      long replicas = scene.manifests().fewestReplicas(workload).orElse(0L);
      if (budget.isPresent() && replicas > 0) {
        String least = budget.get().text("spec.minAvailable").orElse("");
        String most = budget.get().text("spec.maxUnavailable").orElse("");
        boolean all =
            least.equals("100%") || least.matches("\\d{1,6}") && Long.parseLong(least) >= replicas;
        if (all || most.matches("0%?")) {
          String path = all ? "spec.minAvailable" : "spec.maxUnavailable";
          problems.add(
              ABOUT
                  .at(budget.get(), path, "allows none of " + replicas + " pods to be evicted")
                  .fixedBy(
                      replicas < 2
                          ? null
                          : Fix.harmless(
                              new Edit.Put(
                                  budget.get(),
                                  path,
                                  all ? Long.toString(replicas - 1) : "1",
                                  "zerodrop: one at a time"))));
        }
      }
    }
    return problems;
  }
}
