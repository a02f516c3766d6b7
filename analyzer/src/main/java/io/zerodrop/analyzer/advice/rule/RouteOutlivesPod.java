package io.zerodrop.analyzer.advice.rule;

import io.zerodrop.analyzer.advice.manifest.Route;
import io.zerodrop.analyzer.advice.manifest.Workload;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Route that lets requests run longer than a stopping pod. */
final class RouteOutlivesPod implements Rule {

  private static final About ABOUT =
      new About(
          "route-timeout-beyond-grace",
          Severity.WARNING,
          "route that lets requests run longer than a stopping pod",
          "Requests that the route allows are cut by SIGKILL when their pod is stopped.",
          "Gateway API HTTPRouteTimeouts; ingress-nginx proxy-read-timeout; kubelet: SIGKILL at the end of the grace period");

  /** Longer than node removal waits: then the route should be shortened instead. */
  private static final long MOST_GRACE_SECONDS = 600;

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Problem> check(Scene scene) {
    List<Problem> problems = new ArrayList<>();
    for (Serving serving : scene.serving()) {
      Workload workload = serving.workload();
      long preStop = serving.container().preStopSeconds().orElse(0L);
      long left = workload.graceSeconds() - preStop;
      Set<String> said = new HashSet<>();
      for (Route route : scene.manifests().routesTo(workload)) {
        long timeout = route.timeoutSeconds().orElse(0);
        if (timeout > left && left > 0 && said.add(route.manifest().object())) {
          long grace = preStop + timeout + DrainNeed.EXIT_SECONDS;
          problems.add(
              ABOUT
                  .at(
                      route.manifest(),
                      route.path(),
                      "requests may run "
                          + timeout
                          + " s, pods of "
                          + workload.manifest().object()
                          + " have "
                          + left
                          + " s after SIGTERM")
                  .fixedBy(
                      grace > MOST_GRACE_SECONDS ? null : GraceTooShort.longer(workload, grace)));
        }
      }
    }
    return problems;
  }
}
