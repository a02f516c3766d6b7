package io.zerodrop.analyzer.finding.remedy;

import io.zerodrop.analyzer.finding.counterfactual.Counterfactuals;
import io.zerodrop.analyzer.finding.loss.FindingSettings;
import io.zerodrop.analyzer.finding.loss.Loss;
import io.zerodrop.analyzer.result.Remedy;
import io.zerodrop.analyzer.result.Subtype;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A preStop delay that keeps pods accepting until the routers have followed, with the grace period
 * that it takes.
 *
 * <p>It is sized by the largest need of the failed attempts and by the time the routers were seen
 * to take, whichever is longer, plus a margin. The grace period has to hold the delay, the longest
 * request and 2 s.
 *
 * @param shipped whether the newest manifest has such a delay already
 * @param changes empty if shipped
 */
record DrainDelay(
    long preStopSeconds, boolean shipped, List<Remedy.Change> changes, String caution) {

  private static final double AFTER_DRAIN_SECONDS = 2;
  private static final int SLEEP_ACTION_MINOR = 30;

  /**
   * @param floorSeconds the delay is at least this long
   * @return empty where no delay, or none that anybody would wait for, saves anything
   */
  static Optional<DrainDelay> of(
      Loss loss, Counterfactuals counterfactuals, PodTemplate template, double floorSeconds) {
    OptionalDouble need = counterfactuals.preStop().largest();
    if (need.isEmpty()) {
      return Optional.empty();
    }
    FindingSettings settings = loss.settings();
    double observed = counterfactuals.exposure().observedSeconds().orElse(0);
    double wanted = Math.max(need.getAsDouble(), floorSeconds);
    if (observed <= settings.longestPreStopSeconds()) {
      wanted = Math.max(wanted, observed);
    }
    long preStop = Seconds.roundedUp(wanted + settings.marginSeconds());
    boolean failed = Subtype.PRESTOP_FAILED.equals(loss.subtype());
    if (!failed && shipped(template, preStop)) {
      return Optional.of(new DrainDelay(preStop, true, List.of(), null));
    }
    List<Remedy.Change> changes = new ArrayList<>();
    if (failed) {
      changes.add(withoutFailedHook(template));
    }
    changes.add(hook(loss, template, preStop, failed));
    grace(template, preStop + drainSeconds(loss)).ifPresent(changes::add);
    return Optional.of(new DrainDelay(preStop, false, changes, caution(loss, template, preStop)));
  }

  /** Time for requests under way at SIGTERM, and for the exit after them. */
  static double drainSeconds(Loss loss) {
    double longest = loss.traffic().longestServedSeconds();
    boolean drainable = longest <= loss.settings().longestPreStopSeconds();
    return AFTER_DRAIN_SECONDS
        + Math.max(loss.settings().shortestDrainSeconds(), drainable ? longest : 0);
  }

  /** A longer grace period, if today's does not hold so many seconds. */
  static Optional<Remedy.Change> grace(PodTemplate template, double seconds) {
    long today =
        template.graceSeconds() == null
            ? PodTemplate.DEFAULT_GRACE_SECONDS
            : template.graceSeconds();
    return seconds <= today
        ? Optional.empty()
        : Optional.of(
            new Remedy.Change(
                template.object(),
                template.graceField(),
                template.graceSeconds() == null ? null : template.graceSeconds().toString(),
                Long.toString(Seconds.roundedUp(seconds)),
                true));
  }

  private static boolean shipped(PodTemplate template, long preStop) {
    return template.workload().isPresent()
        && template.preStopSeconds() != null
        && template.preStopSeconds() >= preStop;
  }

  /** A hook has one action only, so the one that failed has to go. */
  private static Remedy.Change withoutFailedHook(PodTemplate template) {
    boolean shown = template.preStopKind() != null && !template.preStopKind().equals("none");
    return new Remedy.Change(
        template.object(),
        template.containerField("lifecycle.preStop" + (shown ? "." + template.preStopKind() : "")),
        "a hook that failed",
        null,
        true);
  }

  private static Remedy.Change hook(Loss loss, PodTemplate template, long preStop, boolean failed) {
    String field = template.containerField("lifecycle.preStop");
    String today = template.preStopSeconds() == null ? null : template.preStopSeconds().toString();
    if (template.preStopKind() != null
        && !List.of("none", "sleep").contains(template.preStopKind())
        && !failed) {
      return new Remedy.Change(
          template.object(),
          field + "." + template.preStopKind(),
          today == null ? "a hook of unknown length" : "a hook of " + today + " s",
          "what it does today, lasting " + preStop + " s in all",
          true);
    }
    if (loss.facts().olderThan(SLEEP_ACTION_MINOR)) {
      return new Remedy.Change(
          template.object(), field + ".exec.command", today, "[sleep, \"" + preStop + "\"]", true);
    }
    return new Remedy.Change(
        template.object(),
        field + ".sleep.seconds",
        "sleep".equals(template.preStopKind()) ? today : null,
        Long.toString(preStop),
        true);
  }

  private static String caution(Loss loss, PodTemplate template, long preStop) {
    long today = template.preStopSeconds() == null ? 0 : template.preStopSeconds();
    String caution =
        "Every pod takes "
            + Math.max(0, preStop - today)
            + " s longer to stop, and so do rollouts and drains; changing the pod template restarts"
            + " all pods. "
            + Cautions.TAKES_EFFECT_LATER
            + " To step back, set the old values again.";
    if (loss.facts().olderThan(SLEEP_ACTION_MINOR)) {
      return caution + " The image must hold a sleep binary: a hook that fails delays nothing.";
    }
    return loss.facts().kubernetesVersion() != null
        ? caution
        : caution + " The sleep action needs Kubernetes 1.30; before that, run sleep by exec.";
  }
}
