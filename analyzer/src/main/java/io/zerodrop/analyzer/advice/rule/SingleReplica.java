package io.zerodrop.analyzer.advice.rule;

import io.zerodrop.analyzer.advice.edit.Edit;
import io.zerodrop.analyzer.advice.manifest.Container;
import io.zerodrop.analyzer.advice.manifest.Workload;
import java.util.ArrayList;
import java.util.List;

/** one replica only. */
final class SingleReplica implements Rule {

  private static final About ABOUT =
      new About(
          "single-replica",
          Severity.WARNING,
          "one replica only",
          "A drain or eviction deletes the only pod; until its successor is ready there is no endpoint.",
          "evictions delete first, the ReplicaSet replaces afterwards (pkg/registry/core/pod/storage/eviction.go)");

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
      if (scene.manifests().autoscaler(workload).isEmpty()
          && workload.replicas().filter(count -> count == 1).isPresent()) {
        problems.add(
            ABOUT
                .at(workload.manifest(), "spec.replicas", "replicas is 1")
                .fixedBy(
                    workload.is("Deployment")
                        ? Fix.careful(
                            "The application must bear two of itself. To step back, set 1 again.",
                            new Edit.Put(
                                workload.manifest(),
                                "spec.replicas",
                                "2",
                                "zerodrop: one serves while the other is replaced"))
                        : null));
      }
    }
    return problems;
  }
}
