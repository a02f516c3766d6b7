package io.zerodrop.analyzer.advice.rule;

import io.zerodrop.analyzer.advice.edit.Edit;
import io.zerodrop.analyzer.advice.manifest.Container;
import io.zerodrop.analyzer.advice.manifest.Workload;
import java.util.ArrayList;
import java.util.List;

/** no readiness probe. */
final class ReadinessMissing implements Rule {

  private static final About ABOUT =
      new About(
          "readiness-missing",
          Severity.ERROR,
          "no readiness probe",
          "Without a probe a pod gets requests as soon as its containers run, before the application accepts connections.",
          "pkg/kubelet/prober/worker.go: a container without a readiness probe is ready when it runs");

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
      if (!container.has("readinessProbe")) {
        problems.add(
            ABOUT
                .at(
                    container.manifest(),
                    container.path("readinessProbe"),
                    "container " + container.name() + " has no readinessProbe")
                .fixedBy(
                    container.ports().isEmpty()
                        ? null
                        : Fix.restarting(
                            new Edit.Put(
                                container.manifest(),
                                container.path("readinessProbe"),
                                "{tcpSocket: {port: "
                                    + container.ports().get(0)
                                    + "}, periodSeconds: 2}",
                                "zerodrop: better a path that tells whether requests can be"
                                    + " served"))));
      }
    }
    return problems;
  }
}
