package io.zerodrop.dashboards.document;

import io.zerodrop.analyzer.result.Milestone;
import io.zerodrop.analyzer.result.Termination;
import java.util.ArrayList;
import java.util.List;

/**
 * How long one consumer of a pod's endpoints took to follow its termination.
 *
 * @param consumer what follows: a kube-proxy on its node, or an ingress
 * @param marked when the EndpointSlice marked the endpoint; null where no input tells it
 */
public record PropagationSample(Termination termination, Milestone consumer, Milestone marked) {

  /** One for each kube-proxy and ingress that was seen to follow. */
  public static List<PropagationSample> of(Termination termination) {
    Milestone marked =
        termination.milestones().stream()
            .filter(step -> step.name().equals(Milestone.ENDPOINT_TERMINATING))
            .sorted()
            .findFirst()
            .orElse(null);
    List<PropagationSample> samples = new ArrayList<>();
    for (Milestone step : termination.milestones()) {
      boolean follows =
          step.name().equals(Milestone.PROXY_OBSERVED)
              || step.name().equals(Milestone.INGRESS_OBSERVED);
      if (follows && step.where() != null) {
        samples.add(new PropagationSample(termination, step, marked));
      }
    }
    return samples;
  }

  /** {@code kube-proxy} or {@code ingress}. */
  String kind() {
    return consumer.name().equals(Milestone.PROXY_OBSERVED) ? "kube-proxy" : "ingress";
  }

  /** From the deletion's request, in milliseconds; never below zero. */
  double sinceDeletion() {
    return Math.max(0, (consumer.at() - termination.at()) / 1000.0);
  }

  /** From the mark in the EndpointSlice; null without one. */
  Double sinceMarked() {
    return marked == null ? null : Math.max(0, (consumer.at() - marked.at()) / 1000.0);
  }

  Double markedSinceDeletion() {
    return marked == null ? null : Math.max(0, (marked.at() - termination.at()) / 1000.0);
  }
}
