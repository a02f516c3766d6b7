package io.zerodrop.analyzer.trigger;

import io.zerodrop.ingest.event.ContainerSpec;
import io.zerodrop.ingest.event.OwnerReference;
import io.zerodrop.ingest.event.WorkloadState;
import java.util.List;
import java.util.Map;

/** States of workloads with one container named app. */
final class Workload {

  private Workload() {}

  /** A Deployment, StatefulSet or DaemonSet whose template is told apart by its image. */
  static WorkloadState of(String kind, String name, int replicas, String image) {
    return of(kind, name, replicas, image, 30, null, null);
  }

  static WorkloadState of(
      String kind,
      String name,
      int replicas,
      String image,
      long grace,
      Long preStop,
      OwnerReference owner) {
    ContainerSpec.PreStop hook =
        preStop == null ? null : new ContainerSpec.PreStop("sleep", preStop);
    return new WorkloadState(
        kind,
        "shop",
        name,
        null,
        owner,
        replicas,
        null,
        "hash of " + image + grace + preStop,
        Map.of("app", image),
        Map.of(),
        grace,
        List.of(new ContainerSpec("app", image, false, hook, List.of(), List.of(), false, true)),
        null,
        Map.of(),
        null);
  }

  static WorkloadState replicaSet(String name, String deployment, int replicas, String image) {
    return of(
        "ReplicaSet",
        name,
        replicas,
        image,
        30,
        null,
        new OwnerReference("Deployment", deployment, null));
  }

  static WorkloadState scale(String namespace, String name, int replicas, Integer before) {
    return new WorkloadState(
        "Scale", namespace, name, null, null, replicas, null, null, Map.of(), Map.of(), null,
        List.of(), null, Map.of(), before);
  }
}
