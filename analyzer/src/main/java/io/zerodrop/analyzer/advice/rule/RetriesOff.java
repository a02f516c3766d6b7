package io.zerodrop.analyzer.advice.rule;

import io.zerodrop.analyzer.advice.manifest.Manifest;
import java.util.ArrayList;
import java.util.List;

/** Router told not to try another pod. */
final class RetriesOff implements Rule {

  private static final About ABOUT =
      new About(
          "retries-off",
          Severity.NOTE,
          "router told not to try another pod",
          "A connection that a stopping pod refuses is lost to the client, where the router could have asked another pod.",
          "ingress-nginx proxy-next-upstream, by default error and timeout");

  private static final String NEXT_UPSTREAM = "nginx.ingress.kubernetes.io/proxy-next-upstream";

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Problem> check(Scene scene) {
    List<Problem> problems = new ArrayList<>();
    for (Manifest ingress : scene.manifests().ofKind("Ingress")) {
      if ("off".equals(LoadBalancer.annotation(ingress, NEXT_UPSTREAM))) {
        problems.add(ABOUT.at(ingress, "metadata.annotations", NEXT_UPSTREAM + " is off"));
      }
    }
    return problems;
  }
}
