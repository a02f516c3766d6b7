package io.zerodrop.analyzer.advice.rule;

import io.zerodrop.analyzer.advice.edit.Edit;
import io.zerodrop.analyzer.advice.manifest.Container;
import io.zerodrop.analyzer.advice.manifest.Workload;
import java.util.ArrayList;
import java.util.List;

/** grace period too short for preStop and drain. */
final class GraceTooShort implements Rule {

  private static final About ABOUT =
      new About(
          "grace-too-short",
          Severity.WARNING,
          "grace period too short for preStop and drain",
          "SIGKILL cuts the requests that are under way when the grace period ends.",
          "required grace = preStop + longest request + exit + 2 s; kubelet subtracts the preStop from the grace period");

  static Fix longer(Workload workload, long seconds) {
    return Fix.lengthening(
        List.of(
            new Edit.Put(
                workload.manifest(),
                workload.gracePath(),
                Long.toString(seconds),
                "zerodrop: holds the preStop, requests under way and the exit")));
  }

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
      long grace = workload.graceSeconds();
      long preStop = container.preStopSeconds().orElse(0L);
      DrainNeed need = scene.need(serving);
      long needed = need.graceFor(container);
      if (grace > 0 && grace > preStop && grace < needed) {
        problems.add(
            ABOUT
                .at(
                    container.manifest(),
                    workload.gracePath(),
                    "a grace period of "
                        + grace
                        + " s; it needs "
                        + needed
                        + " s"
                        + (need.measured() ? " (measured)" : ""))
                .as(need.measured() ? Severity.ERROR : Severity.WARNING)
                .fixedBy(longer(workload, Math.max(needed, need.graceSeconds()))));
      }
    }
    return problems;
  }
}
