package io.zerodrop.analyzer.advice;

import io.zerodrop.analyzer.advice.manifest.Service;
import io.zerodrop.analyzer.advice.manifest.Workload;
import io.zerodrop.analyzer.advice.rule.LoadBalancer;
import io.zerodrop.analyzer.advice.rule.Scene;
import io.zerodrop.analyzer.advice.rule.Serving;
import java.util.ArrayList;
import java.util.List;

/**
 * What a Service's traffic policy means for its pods' end, and which to choose.
 *
 * @param object such as {@code Service shop/web}
 * @param today what the policy does
 * @param choice when to choose Local or Cluster
 * @param fallback what kube-proxy does here when only terminating pods are left
 *     (ProxyTerminatingEndpoints, pkg/proxy/topology.go)
 */
public record TrafficPolicy(String object, String today, String choice, String fallback) {

  private static final int FALLBACK_ON = 26;

  public static List<TrafficPolicy> of(Scene scene) {
    List<TrafficPolicy> policies = new ArrayList<>();
    for (Service service : scene.manifests().services()) {
      scene.serving().stream()
          .filter(serving -> service.selects(serving.workload()) && !service.headless())
          .findFirst()
          .ifPresent(serving -> policies.add(of(service, serving, scene)));
    }
    return policies;
  }

  private static TrafficPolicy of(Service service, Serving serving, Scene scene) {
    boolean external = isExternal(service);
    boolean local = external ? service.externalLocal() : service.internalLocal();
    return new TrafficPolicy(
        service.manifest().object(),
        today(external, local),
        choice(external, local, service, serving.workload(), scene),
        fallback(local, serving, scene));
  }

  private static boolean isExternal(Service service) {
    String type = service.manifest().text("spec.type").orElse("ClusterIP");
    return type.equals("LoadBalancer") || type.equals("NodePort");
  }

  private static String today(boolean external, boolean local) {
    String field = external ? "externalTrafficPolicy " : "internalTrafficPolicy ";
    if (!local) {
      return field
          + "Cluster: any ready pod of any node serves"
          + (external ? ", and pods see a node's address instead of the client's." : ".");
    }
    return field
        + "Local: only pods of the node that a connection reaches serve it"
        + (external ? ", and they see the client's address." : ".");
  }

  private static String choice(
      boolean external, boolean local, Service service, Workload workload, Scene scene) {
    if (!external) {
      return local
          ? "Cluster, unless a pod runs on each node: connections from the others are dropped."
          : "Keep Cluster; Local is for what runs on each node.";
    }
    String needs =
        "a ready pod on each node that the load balancer may choose"
            + (workload.is("DaemonSet") ? "" : " (a DaemonSet, or spread by constraints)")
            + ", a rollout that surges, and a preStop of "
            + LoadBalancer.detectionSeconds(service, scene.manifests())
            + " s, which the load balancer's health check takes to notice";
    return local
        ? "Keep Local only if pods need the client's address. It needs " + needs + "."
        : "Keep Cluster, unless pods need the client's address: Local needs " + needs + ".";
  }

  private static String fallback(boolean local, Serving serving, Scene scene) {
    String last = local ? "the last ready pod of a node" : "the last ready pod";
    if (scene.olderThan(FALLBACK_ON)) {
      return "Kubernetes 1."
          + scene.minor()
          + " does not send to terminating pods (1.26 does): once "
          + last
          + " is marked, new connections are "
          + (local ? "dropped" : "refused")
          + ", however long the preStop.";
    }
    String version = scene.minor() == null ? "From 1.26 on" : "Kubernetes 1." + scene.minor();
    long preStop = serving.container().preStopSeconds().orElse(-1L);
    String here =
        preStop == 0
            ? "here it saves nothing: without a preStop the pod stops accepting at once."
            : "here that lasts while the preStop"
                + (preStop > 0 ? " of " + preStop + " s" : "")
                + " runs and the readiness probe passes.";
    return version
        + (scene.minor() == null ? "" : ":")
        + " kube-proxy sends to terminating pods that still serve once "
        + last
        + " is marked; "
        + here;
  }
}
