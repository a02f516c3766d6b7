package io.zerodrop.analyzer.finding;

import io.zerodrop.analyzer.finding.counterfactual.StopDistance;
import io.zerodrop.analyzer.finding.loss.FirstTries;
import io.zerodrop.analyzer.finding.loss.Loss;
import io.zerodrop.analyzer.result.Milestone;
import io.zerodrop.analyzer.result.Outcome;
import io.zerodrop.analyzer.result.Subtype;
import io.zerodrop.analyzer.result.Termination;
import io.zerodrop.analyzer.result.Verdict;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The clause of a finding's sentence that says why the requests were lost. */
final class WhatHappened {

  private WhatHappened() {}

  static String of(Loss loss) {
    switch (loss.cause()) {
      case PROPAGATION_RACE:
        return race(loss);
      case STALE_INGRESS:
        return staleIngress(loss);
      case STALE_PROXY:
        return "kube-proxy on the routing node went on sending to pods that had stopped"
            + kept(loss, ", %s after their %s");
      case STALE_KEEPALIVE:
        return loss.incident() == null
            ? "they went out on kept-alive connections which the application was just closing"
            : "the stopping pods cut kept-alive connections that the router still used";
      case INFLIGHT_CUT:
        return Subtype.SIDECAR_LEFT_FIRST.equals(loss.subtype())
            ? "the sidecar in front of the application exited with requests under way"
            : "the application exited with requests under way";
      case GRACE_EXCEEDED:
        return graceExceeded(loss);
      case LOCAL_BLACKHOLE:
        return "the Local traffic policy sent them to "
            + (loss.nodes().size() == 1 ? loss.nodes().get(0) : "nodes")
            + " without a pod left to serve them"
            + kept(loss, ", %s after the %s of its last one");
      case NO_ENDPOINTS:
        return "the Service had no ready endpoint left";
      case ABRUPT_LOSS:
        return abrupt(loss);
      case UNMARKED_STOP:
        return "containers were stopped without a deletion, so their endpoints stayed ready";
      case COLD_START:
        return "new pods were ready before they accepted connections";
      case APP_ERROR:
        return appError(loss);
      default:
        return "the logs do not tell why";
    }
  }

  private static String race(Loss loss) {
    if (Subtype.PRESTOP_FAILED.equals(loss.subtype())) {
      return "the preStop hook failed, so pods stopped accepting at once"
          + kept(loss, ", %s before the router stopped sending");
    }
    OptionalDouble gap = longest(loss, Milestone.SIGTERM);
    return gap.isPresent()
        ? "pods stopped accepting " + upTo(gap.getAsDouble()) + " before the router stopped sending"
        : "pods stopped accepting before the router stopped sending"
            + kept(loss, ", %s after their %s");
  }

  private static String staleIngress(Loss loss) {
    if (Subtype.IP_REUSE.equals(loss.subtype())) {
      return "the router went on sending to an address that another pod had by then";
    }
    String router =
        Subtype.LB_HEALTH_CHECK_LAG.equals(loss.subtype()) ? "the load balancer" : "the router";
    return router
        + " went on sending to pods that had stopped, long after their endpoints were marked"
        + kept(loss, ", %s after their %s");
  }

  private static String graceExceeded(Loss loss) {
    String grace =
        loss.terminations().stream()
            .map(Termination::graceSeconds)
            .filter(Objects::nonNull)
            .map(value -> " of " + value + " s")
            .distinct()
            .collect(Collectors.joining(" and"));
    if (Subtype.SIGTERM_IGNORED.equals(loss.subtype())) {
      return "the application did not react to SIGTERM and was killed with requests under way when"
          + " its grace period"
          + grace
          + " ended";
    }
    return "requests were still running when the grace period" + grace + " ended in SIGKILL";
  }

  private static String abrupt(Loss loss) {
    if (loss.subtype() == null) {
      return "pods went without an orderly shutdown";
    }
    switch (loss.subtype()) {
      case Subtype.OOM_KILL:
        return "containers were killed for running out of memory";
      case Subtype.FORCE_DELETE:
        return "pods were deleted by force, without an orderly shutdown";
      case Subtype.NODE_FAILURE:
        return "their node was gone while its endpoints still counted as ready";
      case Subtype.CRASH:
        return "containers crashed";
      default:
        return "pods went without an orderly shutdown";
    }
  }

  private static String appError(Loss loss) {
    long aborted =
        loss.failures().stream()
            .filter(failure -> failure.outcome() == Outcome.CLIENT_ABORT)
            .count();
    if (aborted == loss.failures().size()) {
      return "the clients went away before the answer";
    }
    if (Subtype.ANSWERED_WHILE_STOPPING.equals(loss.subtype())) {
      return "the application turned them away while it was stopping" + usualStatus(loss);
    }
    String besides =
        aborted == 0 ? "" : String.format(Locale.ROOT, ", and %,d clients went away", aborted);
    return "healthy pods answered with an error" + usualStatus(loss) + besides;
  }

  private static String usualStatus(Loss loss) {
    Map<Integer, Long> counts =
        loss.failures().stream()
            .map(Verdict::attemptStatus)
            .filter(status -> status >= 400)
            .collect(
                Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    return counts.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(entry -> " (HTTP " + entry.getKey() + ")")
        .orElse("");
  }

  /** The format gets the longest distance and what it counts from; empty where none is known. */
  private static String kept(Loss loss, String format) {
    OptionalDouble sinceSigterm = longest(loss, Milestone.SIGTERM);
    if (sinceSigterm.isPresent()) {
      return String.format(format, upTo(sinceSigterm.getAsDouble()), "SIGTERM");
    }
    OptionalDouble sinceDeletion = longest(loss, Milestone.DELETION_REQUESTED);
    return sinceDeletion.isPresent()
        ? String.format(format, upTo(sinceDeletion.getAsDouble()), "deletion")
        : "";
  }

  private static OptionalDouble longest(Loss loss, String milestone) {
    return new FirstTries(loss.failures())
        .only(loss.failures()).stream()
            .map(failure -> StopDistance.likely(failure, milestone))
            .filter(OptionalDouble::isPresent)
            .mapToDouble(OptionalDouble::getAsDouble)
            .filter(distance -> distance >= 0)
            .max();
  }

  private static String upTo(double seconds) {
    return seconds < 0.05 ? "a moment" : String.format(Locale.ROOT, "up to %.1f s", seconds);
  }
}
