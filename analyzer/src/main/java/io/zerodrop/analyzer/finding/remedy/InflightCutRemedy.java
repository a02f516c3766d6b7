package io.zerodrop.analyzer.finding.remedy;

import io.zerodrop.analyzer.finding.counterfactual.Counterfactuals;
import io.zerodrop.analyzer.finding.loss.Loss;
import io.zerodrop.analyzer.result.Milestone;
import io.zerodrop.analyzer.result.Remedy;
import io.zerodrop.analyzer.result.Subtype;
import io.zerodrop.analyzer.result.Termination;
import io.zerodrop.ingest.event.Stamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** The application has to finish what it accepted before it exits. */
final class InflightCutRemedy implements RemedyRule {

  @Override
  public Advice advise(Loss loss, Counterfactuals counterfactuals) {
    PodTemplate template = PodTemplate.of(loss);
    List<Remedy.Change> changes = new ArrayList<>();
    boolean sidecar = Subtype.SIDECAR_LEFT_FIRST.equals(loss.subtype());
    if (sidecar) {
      changes.addAll(Sidecars.asNative(template));
    } else {
      changes.add(
          new Remedy.Change(
              template.object(),
              "application in container " + template.container() + ": on SIGTERM",
              exits(loss),
              "stops accepting, finishes the requests under way, then exits",
              true));
    }
    double preStop = template.preStopSeconds() == null ? 0 : template.preStopSeconds();
    DrainDelay.grace(template, preStop + DrainDelay.drainSeconds(loss)).ifPresent(changes::add);
    return new Advice(
        new Remedy(
            sidecar
                ? "Make the sidecar of "
                    + template.object()
                    + " outlive the application: run it as a native sidecar"
                : "Let the application in "
                    + template.object()
                    + " finish the requests under way when it gets SIGTERM (graceful shutdown)",
            changes,
            !changes.isEmpty(),
            Cautions.LONGER_STOP),
        sidecar
            ? "The sidecar in their path stopped while the application was still serving."
            : "No preStop saves requests that are under way when the process exits; an application"
                + " that finishes them does.");
  }

  private static String exits(Loss loss) {
    OptionalDouble fastest =
        loss.terminations().stream()
            .flatMap(termination -> lived(termination).stream().boxed())
            .mapToDouble(Double::doubleValue)
            .min();
    if (fastest.isEmpty()) {
      return "exits with requests under way";
    }
    return fastest.getAsDouble() < 0.05
        ? "exits at once, with requests under way"
        : String.format(
            Locale.ROOT, "exits after %.1f s, with requests under way", fastest.getAsDouble());
  }

  /** From SIGTERM to the first container's exit, in seconds. */
  private static OptionalDouble lived(Termination termination) {
    OptionalDouble sigterm = at(termination, Milestone.SIGTERM);
    OptionalDouble exit = at(termination, Milestone.CONTAINER_EXITED);
    return sigterm.isEmpty() || exit.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(Math.max(0, exit.getAsDouble() - sigterm.getAsDouble()) / Stamp.SECOND);
  }

  private static OptionalDouble at(Termination termination, String name) {
    return termination.milestones().stream()
        .filter(step -> step.name().equals(name))
        .mapToDouble(Milestone::at)
        .min();
  }
}
