package io.zerodrop.pipeline.command;

import io.zerodrop.pipeline.replay.NormalPropagation;
import java.time.Duration;
import java.util.Map;

/** The kinds of router whose normal propagation can be set. */
enum RouterKind {
  KUBE_PROXY("kube-proxy"),
  INGRESS("ingress"),
  CLOUD_LOAD_BALANCER("cloud-lb");

  private final String id;

  RouterKind(String id) {
    this.id = id;
  }

  /** The defaults with what the user set in their place. */
  static NormalPropagation propagation(Map<RouterKind, Duration> set) {
    NormalPropagation normal = NormalPropagation.DEFAULT;
    return new NormalPropagation(
        set.getOrDefault(KUBE_PROXY, normal.kubeProxy()),
        set.getOrDefault(INGRESS, normal.ingress()),
        set.getOrDefault(CLOUD_LOAD_BALANCER, normal.cloudLoadBalancer()));
  }

  @Override
  public String toString() {
    return id;
  }
}
