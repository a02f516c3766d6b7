package io.zerodrop.analyzer.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.analyzer.result.Trigger;
import io.zerodrop.analyzer.result.TriggerKind;
import org.junit.jupiter.api.Test;

/** Who set a pod's end off, from the audit log's text to the head of the chain. */
class TriggerScenarioTest {

  private final Cluster cluster = new Cluster();
  private final Deeds deeds = new Deeds(cluster);
  private final Pod pod =
      cluster.pod("web-7d9f5c6b8-x2x7k", "10.1.1.7", "node-1").runningSince(-300);

  private Trigger trigger() {
    return cluster.analyse().termination(pod.name).trigger();
  }

  private void assertHead(TriggerKind kind, String actor) {
    Trigger trigger = trigger();
    assertThat(trigger.kind()).as("%s", trigger.chain()).isEqualTo(kind);
    assertThat(trigger.actor()).as("%s", trigger.chain()).isEqualTo(actor);
  }

  @Test
  void a_rollout() {
    deeds.replicaSet("web-7d9f5c6b8", 2, -200);
    deeds.image("alice", "Deployment", "web", "app:2", 8.0);
    deeds.replicaSet("web-5d6b4bb8bc", 1, 8.1).replicaSet("web-7d9f5c6b8", 1, 9.9);
    pod.stops(10.0, 0.1, 143);
    assertHead(TriggerKind.ROLLOUT, "alice");
    assertThat(trigger().changes()).containsExactly("container app image: app:1 -> app:2");
  }

  @Test
  void a_rollout_of_which_only_metadata_is_logged() {
    cluster.audit.atMetadataLevel();
    deeds.image("alice", "Deployment", "web", "app:2", 8.0);
    deeds.replicaSet("web-5d6b4bb8bc", 1, 8.1).replicaSet("web-7d9f5c6b8", 1, 9.9);
    pod.stops(10.0, 0.1, 143);
    Trigger trigger = trigger();
    assertThat(trigger.actor()).isEqualTo("alice");
    assertThat(trigger.chain()).anyMatch(step -> step.contains("Metadata"));
  }

  @Test
  void a_scale_down() {
    deeds.replicaSet("web-7d9f5c6b8", 2, -200);
    deeds.scale("carol", "deployments", "web", 2, 1, 9.0).replicaSet("web-7d9f5c6b8", 1, 9.9);
    pod.stops(10.0, 0.1, 143);
    assertHead(TriggerKind.SCALE_DOWN, "carol");
  }

  @Test
  void an_autoscaler() {
    String autoscaler = AuditLog.controller("horizontal-pod-autoscaler");
    deeds.replicaSet("web-7d9f5c6b8", 2, -200);
    deeds.scale(autoscaler, "deployments", "web", 2, 1, 9.0).replicaSet("web-7d9f5c6b8", 1, 9.9);
    pod.stops(10.0, 0.1, 143);
    assertHead(TriggerKind.AUTOSCALE, autoscaler);
  }

  @Test
  void a_drain_that_a_budget_held_back() {
    deeds.cordon("bob", "node-1", 5.0).evictionRefused("bob", pod.name, "web-pdb", 5.2);
    pod.evictedBy("bob", 10.0).sigterm(10.02).exits(10.1, 143).gone(10.8);
    assertHead(TriggerKind.DRAIN, "bob");
    assertThat(trigger().chain()).anyMatch(step -> step.contains("web-pdb"));
  }

  @Test
  void an_eviction_without_a_drain() {
    pod.evictedBy("descheduler", 10.0).sigterm(10.02).exits(10.1, 143).gone(10.8);
    assertHead(TriggerKind.EVICTION, "descheduler");
  }

  @Test
  void a_kubelet_eviction() {
    pod.evictedByKubelet(10.0, 2, 10.1, 143);
    assertHead(TriggerKind.EVICTION, "system:node:node-1");
  }

  @Test
  void a_preemption() {
    pod.disruption = "PreemptionByScheduler";
    pod.deletedBy("system:kube-scheduler", 10.0).sigterm(10.02).exits(10.1, 143).gone(10.8);
    assertHead(TriggerKind.PREEMPTION, "system:kube-scheduler");
  }

  @Test
  void a_taint() {
    deeds.taint("dave", "node-1", "maintenance", 9.5);
    pod.evictedByTaintManager(10.0).sigterm(10.02).exits(10.1, 143).gone(10.8);
    assertHead(TriggerKind.TAINT, "dave");
  }

  @Test
  void a_node_shutdown() {
    pod.nodeShutsDown(10.0, 20, 10.4, 0);
    assertHead(TriggerKind.NODE_SHUTDOWN, null);
  }

  @Test
  void a_node_failure() {
    pod.withoutKubelet().nodeIsNotReady(50.0);
    deeds.taint(
        AuditLog.controller("node-controller"), "node-1", "node.kubernetes.io/unreachable", 50.1);
    pod.evictedByTaintManager(350.0);
    assertHead(TriggerKind.NODE_FAILURE, null);
  }

  @Test
  void a_direct_delete() {
    pod.deletedBy("erin", 10.0).sigterm(10.02).exits(10.1, 143).gone(10.8);
    assertHead(TriggerKind.DIRECT_DELETE, "erin");
  }

  @Test
  void a_force_delete() {
    pod.forceDeletedBy("mallory", 10.0);
    assertHead(TriggerKind.FORCE_DELETE, "mallory");
  }

  @Test
  void the_owners_deletion() {
    deeds.replicaSet("web-7d9f5c6b8", 2, -200);
    deeds.deleted("frank", "deployments", "web", 9.5);
    String collector = AuditLog.controller("generic-garbage-collector");
    deeds.deleted(collector, "replicasets", "web-7d9f5c6b8", 9.8);
    pod.deletedBy(collector, 10.0).sigterm(10.02).exits(10.1, 143).gone(10.8);
    assertHead(TriggerKind.OWNER_DELETE, "frank");
  }

  @Test
  void a_crash() {
    pod.crashes(10.0, 139, "Error", 11.0).ready(16.0);
    assertHead(TriggerKind.CRASH, null);
  }

  @Test
  void nobody_that_the_logs_know() {
    pod.stops(10.0, 0.1, 143);
    Trigger trigger = cluster.analyse("audit").termination(pod.name).trigger();
    assertThat(trigger.kind()).isEqualTo(TriggerKind.UNKNOWN);
    assertThat(trigger.actor()).isNull();
  }

  @Test
  void a_statefulsets_update() {
    Pod first = cluster.pod("web-0", "10.1.2.8", "node-2").ownedBy("db").runningSince(-300);
    deeds.image("gina", "StatefulSet", "db", "app:2", 9.0);
    first.deletedBy(AuditLog.controller("statefulset-controller"), 10.0);
    first.sigterm(10.02).exits(10.1, 143).gone(10.8);
    Trigger trigger = cluster.analyse().termination("web-0").trigger();
    assertThat(trigger.kind()).as("%s", trigger.chain()).isEqualTo(TriggerKind.ROLLOUT);
    assertThat(trigger.actor()).isEqualTo("gina");
  }
}
