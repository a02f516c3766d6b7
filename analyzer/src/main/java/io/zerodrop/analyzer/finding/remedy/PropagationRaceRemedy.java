package io.zerodrop.analyzer.finding.remedy;

import io.zerodrop.analyzer.finding.counterfactual.Counterfactuals;
import io.zerodrop.analyzer.finding.loss.Loss;
import io.zerodrop.analyzer.result.Remedy;
import io.zerodrop.analyzer.result.Subtype;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keep accepting until the routers have followed. */
final class PropagationRaceRemedy implements RemedyRule {

  @Override
  public Advice advise(Loss loss, Counterfactuals counterfactuals) {
    PodTemplate template = PodTemplate.of(loss);
    Optional<DrainDelay> delay = DrainDelay.of(loss, counterfactuals, template, 0);
    if (Subtype.SIDECAR_LEFT_FIRST.equals(loss.subtype())) {
      return sidecar(template, delay);
    }
    if (delay.isEmpty()) {
      return new Advice(
          new Remedy(
              "Give the pods of "
                  + template.object()
                  + " a preStop that outlasts the routers' lag; how long that is, these logs do not"
                  + " tell",
              List.of(),
              false,
              null),
          "How long a preStop would have saved them, the logs do not tell.");
    }
    String why =
        Subtype.PRESTOP_FAILED.equals(loss.subtype())
            ? "Replace the preStop hook that failed by a sleep of %d s on %s"
            : "Let the pods of %2$s accept for %1$d s after their deletion, by a preStop sleep";
    return new Advice(
        new Remedy(
            delay.get().shipped()
                ? "Nothing more: " + template.object() + " has the preStop by now"
                : String.format(why, delay.get().preStopSeconds(), template.object()),
            delay.get().changes(),
            !delay.get().changes().isEmpty(),
            delay.get().caution()),
        SavedShare.sentence(loss, counterfactuals, delay.get()));
  }

  /** A native sidecar gets SIGTERM only after the main containers have ended. */
  private static Advice sidecar(PodTemplate template, Optional<DrainDelay> delay) {
    List<Remedy.Change> changes = new ArrayList<>(Sidecars.asNative(template));
    delay.map(DrainDelay::changes).ifPresent(changes::addAll);
    return new Advice(
        new Remedy(
            "Make the sidecar of "
                + template.object()
                + " outlive the application: run it as a native sidecar, or give it the same"
                + " preStop",
            changes,
            !changes.isEmpty(),
            Cautions.LONGER_STOP),
        "The sidecar in their path stopped before the application did.");
  }
}
