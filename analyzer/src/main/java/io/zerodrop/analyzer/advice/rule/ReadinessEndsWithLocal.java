package io.zerodrop.analyzer.advice.rule;

import io.zerodrop.analyzer.advice.manifest.Container;
import io.zerodrop.analyzer.advice.manifest.Manifest;
import io.zerodrop.analyzer.advice.manifest.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** readiness that fails while stopping, with Local policy. */
final class ReadinessEndsWithLocal implements Rule {

  private static final About ABOUT =
      new About(
          "readiness-fails-while-stopping",
          Severity.WARNING,
          "readiness that fails while stopping, with Local policy",
          "kube-proxy falls back on a terminating pod only while it still serves; one whose readiness fails at once leaves its node without any.",
          "serving in pkg/proxy/topology.go: serving and terminating endpoints are the fallback");

  private static final Pattern REMOVED = Pattern.compile("\\brm (?:-\\w+ )*(/[^\\s;&|]+)");

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
      if (LoadBalancer.local(workload, scene.manifests()).isPresent()) {
        String probe =
            String.join(
                " ", Manifest.words(container.find("readinessProbe.exec.command").orElse(null)));
        Matcher removed = REMOVED.matcher(String.join(" ", container.preStopCommand()));
        if (removed.find() && probe.contains(removed.group(1))) {
          problems.add(
              ABOUT.at(
                  container.manifest(),
                  container.path("lifecycle.preStop.exec"),
                  "preStop removes " + removed.group(1) + ", for which the readiness probe asks"));
        }
      }
    }
    return problems;
  }
}
