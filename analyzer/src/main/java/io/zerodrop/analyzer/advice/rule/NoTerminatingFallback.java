package io.zerodrop.analyzer.advice.rule;

import io.zerodrop.analyzer.advice.manifest.Service;
import java.util.ArrayList;
import java.util.List;

/** Nodes too old to use terminating pods as a last resort. */
final class NoTerminatingFallback implements Rule {

  private static final About ABOUT =
      new About(
          "no-terminating-fallback",
          Severity.NOTE,
          "nodes too old to use terminating pods as a last resort",
          "Before Kubernetes 1.26 a Service whose last pods all stop refuses new connections at once, however long they go on serving.",
          "ProxyTerminatingEndpoints: beta and on from 1.26, GA 1.28 (pkg/proxy/topology.go)");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Problem> check(Scene scene) {
    List<Problem> problems = new ArrayList<>();
    if (!scene.olderThan(26)) {
      return problems;
    }
    for (Service service : scene.manifests().services()) {
      boolean routed = scene.manifests().workloads().stream().anyMatch(service::selects);
      if (routed && !service.externalLocal() && !service.headless()) {
        problems.add(
            ABOUT.at(
                service.manifest(),
                "spec",
                "the oldest node runs Kubernetes 1." + scene.minor() + "; 1.26 has the fallback"));
      }
    }
    return problems;
  }
}
