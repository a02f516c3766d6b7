package io.zerodrop.analyzer.finding.counterfactual;

import io.zerodrop.analyzer.finding.loss.Loss;
import io.zerodrop.analyzer.finding.loss.Workload;
import io.zerodrop.analyzer.result.Cause;
import io.zerodrop.analyzer.result.Milestone;
import io.zerodrop.analyzer.result.Termination;
import io.zerodrop.ingest.event.Stamp;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * Whether the traffic was dense enough to show how long the pods were exposed.
 *
 * <p>Failed attempts only sample the exposure: between the last one and its true end there may have
 * been time without a request. With a mean of three requests a second to each pod, the chance that
 * a second goes by without one is 5 %.
 *
 * @param requestsPerSecond to the Service, around the loss
 * @param thin whether a longer need may have gone unseen: too few requests, or their log ended
 * @param observedSeconds from the deletion until the routers had followed, as their own logs or
 *     their traffic show it: the longest of the terminations; empty where none is dated
 */
public record Exposure(double requestsPerSecond, boolean thin, OptionalDouble observedSeconds) {

  private static final double DENSE_REQUESTS_PER_POD_AND_SECOND = 3;

  static Exposure of(Loss loss) {
    double rate = loss.traffic().requestsPerSecond(loss.start(), loss.end());
    return new Exposure(
        rate,
        rate / pods(loss) < DENSE_REQUESTS_PER_POD_AND_SECOND || unfollowed(loss).isPresent(),
        observed(loss));
  }

  private static double pods(Loss loss) {
    return loss.facts().workloads().stream()
        .map(Workload::replicas)
        .filter(Objects::nonNull)
        .mapToInt(Integer::intValue)
        .filter(replicas -> replicas > 0)
        .max()
        .orElse(Math.max(1, loss.pods().size()));
  }

  /** A router that picks pods itself is asked before kube-proxy, unless kube-proxy decided. */
  private static OptionalDouble observed(Loss loss) {
    if (loss.cause() == Cause.STALE_PROXY) {
      return observed(loss, Milestone.PROXY_OBSERVED);
    }
    OptionalDouble byIngress =
        DoubleStream.concat(
                observed(loss, Milestone.INGRESS_OBSERVED).stream(), unfollowed(loss).stream())
            .max();
    return byIngress.isPresent() ? byIngress : observed(loss, Milestone.PROXY_OBSERVED);
  }

  /** How long at least a router took whose log, or traffic, ended before it had followed. */
  private static OptionalDouble unfollowed(Loss loss) {
    String name =
        loss.cause() == Cause.STALE_PROXY ? "proxy_unobserved_ms." : "ingress_unobserved_ms.";
    return loss.terminations().stream()
        .flatMap(termination -> termination.lags().entrySet().stream())
        .filter(lag -> lag.getKey().startsWith(name))
        .mapToDouble(lag -> lag.getValue() / 1000)
        .max();
  }

  private static OptionalDouble observed(Loss loss, String milestone) {
    return loss.terminations().stream()
        .flatMap(
            termination ->
                termination.milestones().stream()
                    .filter(step -> step.name().equals(milestone))
                    .map(step -> seconds(termination, step)))
        .mapToDouble(Double::doubleValue)
        .max();
  }

  private static double seconds(Termination termination, Milestone step) {
    return (double) (step.at() - termination.at()) / Stamp.SECOND;
  }
}
