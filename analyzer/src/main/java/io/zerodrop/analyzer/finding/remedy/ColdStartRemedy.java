package io.zerodrop.analyzer.finding.remedy;

import io.zerodrop.analyzer.finding.counterfactual.Counterfactuals;
import io.zerodrop.analyzer.finding.loss.Loss;
import io.zerodrop.analyzer.result.Remedy;
import java.util.List;

/** A pod must not be ready before it serves. */
final class ColdStartRemedy implements RemedyRule {

  @Override
  public Advice advise(Loss loss, Counterfactuals counterfactuals) {
    PodTemplate template = PodTemplate.of(loss);
    boolean probed = template.hasReadinessProbe();
    boolean manifest = template.workload().isPresent();
    Remedy.Change change =
        new Remedy.Change(
            template.object(),
            template.containerField("readinessProbe"),
            probed ? "a probe that succeeds too early" : null,
            "a check of the port and path that serve the requests",
            true);
    return new Advice(
        new Remedy(
            probed || !manifest
                ? "Let the readiness probe of "
                    + template.object()
                    + " ask for what requests need; it succeeded before the application accepted"
                    + " connections"
                : "Give the pods of "
                    + template.object()
                    + " a readiness probe: without one they get traffic as soon as their containers"
                    + " run",
            List.of(change),
            true,
            "A probe that fails in error takes pods out of the Service. " + Cautions.RESTARTS),
        "A readiness probe that waits for the open port would have saved them.");
  }
}
