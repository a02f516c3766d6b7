package io.zerodrop.analyzer.finding.remedy;

import io.zerodrop.analyzer.finding.counterfactual.Counterfactuals;
import io.zerodrop.analyzer.finding.loss.Loss;
import io.zerodrop.analyzer.finding.loss.Workload;
import io.zerodrop.analyzer.result.Remedy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Always leave a ready endpoint. */
final class NoEndpointsRemedy implements RemedyRule {

  private static final String MAX_UNAVAILABLE = "spec.strategy.rollingUpdate.maxUnavailable";

  private static final String SIDE_BY_SIDE =
      "Old and new pods run side by side during a rollout, and it needs room for one more pod. To"
          + " step back, set the old strategy again.";

  private static final String NOT_SAVED =
      "No preStop is known to save them; another ready pod would have.";

  @Override
  public Advice advise(Loss loss, Counterfactuals counterfactuals) {
    return new Advice(remedy(loss), NOT_SAVED);
  }

  private static Remedy remedy(Loss loss) {
    PodTemplate template = PodTemplate.of(loss);
    switch (loss.trigger().kind()) {
      case ROLLOUT:
        return rollout(template);
      case DRAIN:
      case EVICTION:
      case TAINT:
      case PREEMPTION:
        return evictions(loss, template);
      case SCALE_DOWN:
      case AUTOSCALE:
      case OWNER_DELETE:
        return scaledAway(template);
      default:
        return loss.incident() != null && recreates(template)
            ? rollout(template)
            : lookIntoIt(loss);
    }
  }

  private static Remedy rollout(PodTemplate template) {
    if (!template.object().startsWith("Deployment ")) {
      return new Remedy(
          "Keep another pod of "
              + template.object()
              + " ready while one is replaced: two replicas or more, and a readiness probe that"
              + " tells the truth",
          List.of(),
          false,
          null);
    }
    if (recreates(template)) {
      return new Remedy(
          "Replace the pods of "
              + template.object()
              + " one by one: Recreate stops all of them before it starts new ones",
          List.of(
              change(template, "spec.strategy.type", "Recreate", "RollingUpdate"),
              change(template, MAX_UNAVAILABLE, null, "0")),
          false,
          SIDE_BY_SIDE);
    }
    Optional<String> unavailable = template.workload().flatMap(Workload::maxUnavailable);
    boolean none = unavailable.filter(value -> value.matches("0%?")).isPresent();
    return new Remedy(
        "Have a new pod of "
            + template.object()
            + " ready before an old one is stopped: maxUnavailable 0, and a readiness probe that"
            + " tells the truth",
        none
            ? List.of()
            : List.of(change(template, MAX_UNAVAILABLE, unavailable.orElse(null), "0")),
        false,
        none ? null : SIDE_BY_SIDE);
  }

  private static boolean recreates(PodTemplate template) {
    return template.workload().map(Workload::recreates).orElse(false);
  }

  private static Remedy lookIntoIt(Loss loss) {
    return new Remedy(
        "Keep at least two ready pods behind "
            + loss.serviceObject()
            + " and look at why none was ready: readiness probes, failed starts, scaling",
        List.of(),
        false,
        null);
  }

  private static Remedy evictions(Loss loss, PodTemplate template) {
    List<Remedy.Change> changes = new ArrayList<>();
    boolean single = template.workload().map(Workload::replicas).filter(n -> n == 1).isPresent();
    if (single) {
      changes.add(change(template, "spec.replicas", "1", "2"));
    }
    if (loss.facts().disruptionBudgets().isEmpty() && loss.service() != null) {
      changes.add(
          new Remedy.Change(
              "PodDisruptionBudget " + loss.namespace() + "/" + loss.service(),
              "spec.maxUnavailable",
              null,
              "1",
              false));
    }
    return new Remedy(
        "Keep evictions from taking all pods of "
            + template.object()
            + " at once: two replicas or more on different nodes, and a PodDisruptionBudget",
        changes,
        false,
        "A drain waits while the budget is used up; with one replica it would wait for ever."
            + " Rollouts and plain deletions do not ask a budget. To step back, delete it.");
  }

  private static Remedy scaledAway(PodTemplate template) {
    return new Remedy(
        "Keep "
            + template.object()
            + " at one ready pod or more while it gets traffic, or take its route away first;"
            + " an autoscaler's minReplicas belongs above 0",
        List.of(),
        false,
        null);
  }

  private static Remedy.Change change(PodTemplate template, String field, String from, String to) {
    return new Remedy.Change(template.object(), field, from, to, false);
  }
}
