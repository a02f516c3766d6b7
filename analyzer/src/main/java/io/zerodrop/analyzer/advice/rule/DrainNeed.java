package io.zerodrop.analyzer.advice.rule;

import io.zerodrop.analyzer.advice.manifest.Container;
import io.zerodrop.analyzer.advice.manifest.Manifests;
import io.zerodrop.analyzer.advice.manifest.Service;
import io.zerodrop.analyzer.advice.manifest.Workload;
import java.util.Optional;

/**
 * How long pods of a workload have to go on serving after their deletion, and how long they may
 * take in all.
 *
 * @param preStopSeconds that outlast the routers' lag
 * @param graceSeconds that hold this delay, requests under way and the exit
 * @param measured whether recorded terminations tell, instead of defaults
 * @param basis where the preStop's length comes from
 */
public record DrainNeed(long preStopSeconds, long graceSeconds, boolean measured, String basis) {

  /** ingress-nginx: a sync at most each 3.3 s (--sync-rate-limit), its workers look each second. */
  static final long DEFAULT_PROPAGATION_SECONDS = 5;

  /** A cloud load balancer with pods as targets, until it has deregistered one. */
  static final long CLOUD_PROPAGATION_SECONDS = 21;

  /** What a process takes to end when it has nothing left to do. */
  static final long EXIT_SECONDS = 2;

  /** Five for requests under way, and the exit. */
  static final long DRAIN_SECONDS = 5 + EXIT_SECONDS;

  static DrainNeed of(Serving serving, Scene scene) {
    Workload workload = serving.workload();
    Container container = serving.container();
    long today = container.preStopSeconds().orElse(0L);
    Optional<Long> asked = scene.measured().preStopSeconds(workload);
    boolean measured = !scene.measured().terminationsOf(workload).isEmpty() || asked.isPresent();
    long preStop = asked.orElse(today);
    String basis = asked.isPresent() ? "measured" : "the recorded pods needed no more";
    if (!measured) {
      preStop = DEFAULT_PROPAGATION_SECONDS;
      basis = "default propagation of an ingress";
      Manifests all = scene.manifests();
      if (LoadBalancer.toPods(workload, all).isPresent()) {
        preStop = CLOUD_PROPAGATION_SECONDS;
        basis = "default propagation of a cloud load balancer";
      }
      Optional<Service> local = LoadBalancer.local(workload, all);
      if (local.isPresent() && LoadBalancer.detectionSeconds(local.get(), all) > preStop) {
        preStop = LoadBalancer.detectionSeconds(local.get(), all);
        basis = "the load balancer's health check";
      }
    }
    long grace =
        scene
            .measured()
            .graceSeconds(workload)
            .orElse(measured && asked.isEmpty() ? 0 : preStop + DRAIN_SECONDS);
    return new DrainNeed(preStop, grace, measured, basis);
  }

  /** The grace period that today's preStop, requests under way and the exit take together. */
  public long graceFor(Container container) {
    return measured ? graceSeconds : container.preStopSeconds().orElse(0L) + DRAIN_SECONDS;
  }

  /** In a comment beside a value. */
  String reason() {
    return "zerodrop: " + basis;
  }
}
