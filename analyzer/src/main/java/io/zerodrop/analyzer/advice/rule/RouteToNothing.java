package io.zerodrop.analyzer.advice.rule;

import io.zerodrop.analyzer.advice.manifest.Manifest;
import io.zerodrop.analyzer.advice.manifest.Route;
import io.zerodrop.analyzer.advice.manifest.Service;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Route to a Service that is not among the manifests. */
final class RouteToNothing implements Rule {

  private static final About ABOUT =
      new About(
          "route-to-unknown-service",
          Severity.NOTE,
          "route to a Service that is not among the manifests",
          "A route to a Service that does not exist answers every request with an error.",
          "Gateway API: ResolvedRefs, BackendNotFound; ingress-nginx answers 503");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Problem> check(Scene scene) {
    List<Problem> problems = new ArrayList<>();
    List<Service> services = scene.manifests().services();
    if (services.isEmpty()) {
      return problems;
    }
    Set<String> said = new LinkedHashSet<>();
    for (Route route : scene.manifests().routes()) {
      Manifest manifest = route.manifest();
      boolean unknown = services.stream().noneMatch(route::leadsTo);
      if (unknown && said.add(manifest.object() + " " + route.service())) {
        problems.add(
            ABOUT.at(manifest, "spec.rules", "no Service " + route.service() + " is among them"));
      }
    }
    return problems;
  }
}
