package io.zerodrop.analyzer.advice.rule;

import io.zerodrop.analyzer.advice.manifest.Container;
import io.zerodrop.analyzer.advice.manifest.Workload;
import java.util.ArrayList;
import java.util.List;

/** preStop as long as the grace period. */
final class PreStopReachesGrace implements Rule {

  private static final About ABOUT =
      new About(
          "prestop-reaches-grace",
          Severity.ERROR,
          "preStop as long as the grace period",
          "SIGTERM comes when the grace period is used up, SIGKILL 2 s later: the application cannot finish its requests.",
          "minimumGracePeriodInSeconds in pkg/kubelet/kuberuntime/kuberuntime_container.go");

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
      long preStop = container.preStopSeconds().orElse(0L);
      if (workload.graceSeconds() > 0 && preStop >= workload.graceSeconds()) {
        problems.add(
            ABOUT
                .at(
                    container.manifest(),
                    workload.gracePath(),
                    "preStop lasts "
                        + preStop
                        + " s of a grace period of "
                        + workload.graceSeconds()
                        + " s")
                .fixedBy(
                    GraceTooShort.longer(
                        workload,
                        Math.max(
                            preStop + DrainNeed.DRAIN_SECONDS,
                            scene.need(serving).graceSeconds()))));
      }
    }
    return problems;
  }
}
