package io.zerodrop.analyzer.advice.rule;

import io.zerodrop.analyzer.advice.manifest.Container;
import io.zerodrop.analyzer.advice.manifest.Manifest;
import io.zerodrop.analyzer.advice.manifest.Service;
import io.zerodrop.analyzer.advice.manifest.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** load balancer holds connections longer than pods live. */
final class DeregistrationTooLong implements Rule {

  private static final About ABOUT =
      new About(
          "deregistration-too-long",
          Severity.WARNING,
          "load balancer holds connections longer than pods live",
          "The load balancer sends on open connections for its deregistration delay; when the grace period ends before, they are cut.",
          "AWS target groups: deregistration_delay.timeout_seconds, 300 s by default");

  private static final Pattern DELAY =
      Pattern.compile("deregistration_delay\\.timeout_seconds=(\\d{1,6})");

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
      Optional<Manifest> balancer = LoadBalancer.toPods(workload, scene.manifests());
      if (balancer.isPresent()) {
        String all = String.join(",", new Service(balancer.get()).annotations().values());
        Matcher delay = DELAY.matcher(all);
        if (delay.find() && Long.parseLong(delay.group(1)) > workload.graceSeconds()) {
          problems.add(
              ABOUT.at(
                  balancer.get(),
                  "metadata.annotations",
                  "a deregistration delay of "
                      + delay.group(1)
                      + " s, pods have "
                      + workload.graceSeconds()
                      + " s"));
        }
      }
    }
    return problems;
  }
}
