package io.zerodrop.pipeline.replay;

import io.zerodrop.analyzer.verdict.Thresholds;
import java.time.Duration;

/**
 * How long each kind of router may take to follow a changed EndpointSlice before it counts as
 * stale. Up to here a failed attempt is a {@code propagation-race}, beyond it {@code stale-*}.
 */
public record NormalPropagation(Duration kubeProxy, Duration ingress, Duration cloudLoadBalancer) {

  public static final NormalPropagation DEFAULT =
      new NormalPropagation(Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(20));

  /** The default thresholds but for these. */
  public Thresholds thresholds() {
    return Thresholds.DEFAULT.withPropagation(
        kubeProxy.toNanos() / 1000, ingress.toNanos() / 1000, cloudLoadBalancer.toNanos() / 1000);
  }
}
