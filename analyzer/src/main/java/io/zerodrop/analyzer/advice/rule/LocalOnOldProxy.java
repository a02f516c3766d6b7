package io.zerodrop.analyzer.advice.rule;

import io.zerodrop.analyzer.advice.manifest.Service;
import java.util.ArrayList;
import java.util.List;

/** kube-proxy too old to fall back on terminating pods. */
final class LocalOnOldProxy implements Rule {

  private static final About ABOUT =
      new About(
          "local-on-old-proxy",
          Severity.WARNING,
          "kube-proxy too old to fall back on terminating pods",
          "Before Kubernetes 1.26 a node with only terminating pods drops (Local) or refuses (Cluster) new connections at once, however long the preStop.",
          "ProxyTerminatingEndpoints: beta and on from 1.26, GA 1.28");

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
      if (service.externalLocal()) {
        problems.add(
            ABOUT.at(
                service.manifest(),
                "spec.externalTrafficPolicy",
                "Local on Kubernetes 1."
                    + scene.minor()
                    + "; a preStop does not help here before"
                    + " 1.26"));
      }
    }
    return problems;
  }
}
