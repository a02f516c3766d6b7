package io.zerodrop.analyzer.advice;

import io.zerodrop.analyzer.advice.rule.DrainNeed;
import io.zerodrop.analyzer.advice.rule.Scene;
import io.zerodrop.analyzer.advice.rule.Serving;
import io.zerodrop.analyzer.result.Milestone;
import io.zerodrop.analyzer.result.Termination;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * What happens to a pod of these specs after its deletion, in seconds from it.
 *
 * @param routersFollow when the last router sends it nothing new, by default or as measured
 * @param sigterm when the preStop is over; NaN where its hook does not say
 * @param sigkill when the grace period is over
 * @param drained when the requests under way are over, by default or as measured
 * @param measured the median of the recorded terminations, step by step; empty without
 */
public record ExpectedTimeline(
    String object,
    String container,
    double routersFollow,
    String basis,
    double sigterm,
    double sigkill,
    double drained,
    List<Step> measured) {

  /** A step that was seen. */
  public record Step(String name, double seconds, int pods) {}

  private static final List<String> STEPS =
      List.of(
          Milestone.ENDPOINT_TERMINATING,
          Milestone.PROXY_OBSERVED,
          Milestone.INGRESS_OBSERVED,
          Milestone.SIGTERM,
          Milestone.CONTAINER_EXITED,
          Milestone.KILL_DEADLINE,
          Milestone.ENDPOINT_REMOVED,
          Milestone.POD_GONE);

  public static List<ExpectedTimeline> of(Scene scene) {
    return scene.serving().stream().map(serving -> of(serving, scene)).toList();
  }

  private static ExpectedTimeline of(Serving serving, Scene scene) {
    DrainNeed need = scene.need(serving);
    long grace = serving.workload().graceSeconds();
    double preStop = serving.container().preStopSeconds().map(Long::doubleValue).orElse(Double.NaN);
    double sigterm = Math.min(preStop, grace);
    return new ExpectedTimeline(
        serving.workload().manifest().object(),
        serving.container().name(),
        need.preStopSeconds(),
        need.basis(),
        sigterm,
        Double.isNaN(sigterm) ? grace : Math.max(grace, sigterm + 2),
        need.graceFor(serving.container()),
        measured(scene.measured().terminationsOf(serving.workload())));
  }

  /** When the first requests are lost; empty where it holds, or where nobody can tell. */
  public OptionalDouble breaksAt() {
    if (sigterm < routersFollow) {
      return OptionalDouble.of(sigterm);
    }
    return sigkill < drained ? OptionalDouble.of(sigkill) : OptionalDouble.empty();
  }

  /** When a step was reached in the recorded pods; NaN where that was not seen. */
  public double measured(String name) {
    return measured.stream()
        .filter(step -> step.name().equals(name))
        .mapToDouble(Step::seconds)
        .findFirst()
        .orElse(Double.NaN);
  }

  /** Where it breaks, in a sentence. */
  public String verdict() {
    if (Double.isNaN(sigterm)) {
      return "When SIGTERM comes is up to the preStop hook.";
    }
    if (sigterm < routersFollow) {
      return "It breaks at "
          + seconds(sigterm)
          + ": the application may stop accepting "
          + seconds(routersFollow - sigterm)
          + " before the last router has followed.";
    }
    if (sigkill < drained) {
      return "It breaks at "
          + seconds(sigkill)
          + ": SIGKILL leaves "
          + seconds(sigkill - sigterm)
          + " for the requests under way, which need "
          + seconds(drained - sigterm)
          + ".";
    }
    return "It holds: routers have followed before SIGTERM, and "
        + seconds(sigkill - sigterm)
        + " remain for the requests under way.";
  }

  private static List<Step> measured(List<Termination> terminations) {
    List<Step> steps = new ArrayList<>();
    for (String name : STEPS) {
      double[] seen =
          terminations.stream()
              .map(each -> after(each, name))
              .filter(OptionalDouble::isPresent)
              .mapToDouble(OptionalDouble::getAsDouble)
              .sorted()
              .toArray();
      if (seen.length > 0) {
        steps.add(new Step(name, seen[seen.length / 2], seen.length));
      }
    }
    return steps;
  }

  /** The last place to reach the step counts. */
  private static OptionalDouble after(Termination termination, String name) {
    return termination.milestones().stream()
        .filter(step -> step.name().equals(name))
        .mapToDouble(step -> (step.at() - termination.at()) / 1e6)
        .max();
  }

  private static String seconds(double seconds) {
    return String.format(Locale.ROOT, "%.1f s", seconds);
  }
}
