package io.zerodrop.analyzer.finding.remedy;

import io.zerodrop.analyzer.finding.counterfactual.Counterfactuals;
import io.zerodrop.analyzer.finding.loss.Loss;
import io.zerodrop.analyzer.result.Remedy;
import io.zerodrop.analyzer.result.Subtype;
import java.util.List;
import java.util.Optional;

/** Give the process the time it needs before SIGKILL, or make it hear SIGTERM. */
final class GraceExceededRemedy implements RemedyRule {

  private static final String CAUTION =
      "A pod that hangs is killed only at the end of the longer grace period; drains wait for it,"
          + " and spot notices and autoscalers may not. "
          + Cautions.RESTARTS;

  @Override
  public Advice advise(Loss loss, Counterfactuals counterfactuals) {
    PodTemplate template = PodTemplate.of(loss);
    if (Subtype.SIGTERM_IGNORED.equals(loss.subtype())) {
      return firstProcess(template);
    }
    double preStop = template.preStopSeconds() == null ? 0 : template.preStopSeconds();
    double needed =
        Math.max(
            counterfactuals.grace().largest().orElse(0), preStop + DrainDelay.drainSeconds(loss));
    Optional<Remedy.Change> grace =
        DrainDelay.grace(template, needed + loss.settings().marginSeconds());
    if (grace.isEmpty()) {
      return new Advice(
          new Remedy(
              "Nothing more: " + template.object() + " has a longer grace period by now",
              List.of(),
              false,
              null),
          "The manifest has a grace period of "
              + template.graceSeconds()
              + " s by now; these pods still ran with less.");
    }
    String seconds = grace.get().to();
    boolean eaten = Subtype.PRESTOP_EXCEEDS_GRACE.equals(loss.subtype());
    return new Advice(
        new Remedy(
            eaten
                ? "Give the pods of "
                    + template.object()
                    + " a grace period of "
                    + seconds
                    + " s, or a shorter preStop: the hook used it all up"
                : "Give the pods of "
                    + template.object()
                    + " a grace period of "
                    + seconds
                    + " s, or make the requests shorter",
            List.of(grace.get()),
            true,
            CAUTION),
        eaten
            ? "The preStop hook left the application 2 s to finish."
            : "No longer preStop saves them; a grace period of "
                + seconds
                + " s might: when the cut requests would have ended, nobody saw.");
  }

  /** The kernel drops signals without a handler for PID 1 of a container. */
  private static Advice firstProcess(PodTemplate template) {
    Remedy.Change change =
        new Remedy.Change(
            template.object(),
            template.containerField("command"),
            "PID 1 has no handler for SIGTERM",
            "the server itself as PID 1 (exec form, or exec in the script), or under an init",
            true);
    return new Advice(
        new Remedy(
            "Make the application in "
                + template.object()
                + " get SIGTERM: run it as PID 1 in exec form, with a handler",
            List.of(change),
            true,
            Cautions.RESTARTS),
        "PID 1 did not react to SIGTERM, so a longer grace period alone only delays the end.");
  }
}
