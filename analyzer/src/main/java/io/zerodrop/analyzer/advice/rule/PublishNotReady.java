package io.zerodrop.analyzer.advice.rule;

import io.zerodrop.analyzer.advice.edit.Edit;
import io.zerodrop.analyzer.advice.manifest.Service;
import java.util.ArrayList;
import java.util.List;

/** publishNotReadyAddresses on a routed Service. */
final class PublishNotReady implements Rule {

  private static final About ABOUT =
      new About(
          "publish-not-ready",
          Severity.ERROR,
          "publishNotReadyAddresses on a routed Service",
          "Endpoints count as ready whatever their pods say, also while they start and stop: requests go to pods that do not serve.",
          "podToEndpoint in staging/src/k8s.io/endpointslice/utils.go");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Problem> check(Scene scene) {
    List<Problem> problems = new ArrayList<>();
    for (Service service : scene.manifests().services()) {
      if (service.manifest().isTrue("spec.publishNotReadyAddresses")) {
        problems.add(
            service.headless()
                ? ABOUT
                    .at(
                        service.manifest(),
                        "spec.publishNotReadyAddresses",
                        "meant for peers that find each other; no client may use it for requests")
                    .as(Severity.NOTE)
                : ABOUT
                    .at(
                        service.manifest(),
                        "spec.publishNotReadyAddresses",
                        "publishNotReadyAddresses is true")
                    .fixedBy(
                        Fix.careful(
                            "Peers that find each other by this Service before they are ready need a"
                                + " headless one of their own. To step back, set true again.",
                            new Edit.Put(
                                service.manifest(),
                                "spec.publishNotReadyAddresses",
                                "false",
                                "zerodrop: only ready pods get requests"))));
      }
    }
    return problems;
  }
}
