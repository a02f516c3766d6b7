package io.zerodrop.analyzer.trigger;

import static io.zerodrop.analyzer.trigger.Audit.by;
import static io.zerodrop.analyzer.trigger.Audit.byController;
import static io.zerodrop.analyzer.trigger.Audit.byTool;
import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.analyzer.result.Trigger;
import io.zerodrop.analyzer.result.TriggerKind;
import org.junit.jupiter.api.Test;

class EvictionTriggerTest {

  private static final String POD = "web-5d6b4bb8bc-x7kq2";
  private static final String CLUSTER_AUTOSCALER =
      "system:serviceaccount:kube-system:cluster-autoscaler";

  private static Audit cordon(String user) {
    return by(user).patched("nodes", null, "node-1").unschedulable(true);
  }

  private static PodEnd evicted(Audit audit, String at) {
    return Cluster.end(POD, audit.at(at).evicted("shop", POD));
  }

  @Test
  void climbsFromAnEvictionToWhoDrainedTheNode() {
    Trigger trigger =
        new Cluster().log(cordon("bob").at("10:05:00")).resolve(evicted(by("bob"), "10:05:02"));

    assertThat(trigger.kind()).isEqualTo(TriggerKind.DRAIN);
    assertThat(trigger.actor()).isEqualTo("bob");
    assertThat(trigger.tool()).isEqualTo("kubectl drain");
    assertThat(trigger.object()).isEqualTo("Node node-1");
    assertThat(trigger.at()).isEqualTo(Audit.Clock.micros("10:05:00"));
    assertThat(trigger.evidence()).hasSize(2);
  }

  @Test
  void blamesTheDrainNotTheDeploymentsChangeOfMinutesBefore() {
    Trigger trigger =
        new Cluster()
            .deployed("10:00:00")
            .log(
                by("alice").at("10:04:00").patched("deployments", "shop", "web").restarting(),
                cordon("bob").at("10:05:00"))
            .replicaSet("10:04:00.1", "web-74fbff9b85", 1, "app:1")
            .resolve(evicted(by("bob"), "10:05:02"));

    assertThat(trigger.kind()).isEqualTo(TriggerKind.DRAIN);
    assertThat(trigger.actor()).isEqualTo("bob");
  }

  @Test
  void saysWhichBudgetHeldTheEvictionBack() {
    Trigger trigger =
        new Cluster()
            .log(
                cordon("bob").at("10:05:00"),
                by("bob")
                    .at("10:05:01")
                    .evicted("shop", POD)
                    .refused("Cannot evict pod. The disruption budget web needs 3 healthy pods"),
                by("bob")
                    .at("10:05:06")
                    .evicted("shop", POD)
                    .refused("Cannot evict pod. The disruption budget web needs 3 healthy pods"))
            .resolve(evicted(by("bob"), "10:05:11"));

    assertThat(trigger.chain())
        .contains(
            "evicting it had been refused 2 times from 2026-05-04T10:05:01.000Z on by"
                + " PodDisruptionBudget shop/web");
  }

  @Test
  void knowsADrainByKubectlWithoutItsCordonAndSaysWhoCordoned() {
    Trigger trigger =
        new Cluster().log(cordon("carol").at("10:01:00")).resolve(evicted(by("bob"), "10:05:02"));

    assertThat(trigger.kind()).isEqualTo(TriggerKind.DRAIN);
    assertThat(trigger.actor()).isEqualTo("bob");
    assertThat(trigger.chain()).anyMatch(step -> step.startsWith("carol marked Node node-1"));
  }

  @Test
  void doesNotCallItADrainAfterTheCordonWasTakenBack() {
    Trigger trigger =
        new Cluster()
            .log(
                cordon("bob").at("10:01:00"),
                by("bob").at("10:02:00").patched("nodes", null, "node-1").unschedulable(false))
            .resolve(evicted(byTool("bob", "python-requests/2.31"), "10:05:02"));

    assertThat(trigger.kind()).isEqualTo(TriggerKind.EVICTION);
    assertThat(trigger.actor()).isEqualTo("bob");
  }

  @Test
  void namesTheClusterAutoscalerThatEmptiesANode() {
    Audit taint =
        byTool(CLUSTER_AUTOSCALER, "cluster-autoscaler/v1.30")
            .at("10:05:00")
            .updated("nodes", null, "node-1")
            .taints("ToBeDeletedByClusterAutoscaler=1777888000:NoSchedule");
    Trigger trigger =
        new Cluster()
            .log(taint)
            .resolve(evicted(byTool(CLUSTER_AUTOSCALER, "cluster-autoscaler/v1.30"), "10:05:02"));

    assertThat(trigger.kind()).isEqualTo(TriggerKind.DRAIN);
    assertThat(trigger.actor()).isEqualTo(CLUSTER_AUTOSCALER);
    assertThat(trigger.tool()).isEqualTo("cluster-autoscaler");
  }

  @Test
  void namesThePersonWhoDeletedTheNodeThatKarpenterThenEmptied() {
    Trigger trigger =
        new Cluster()
            .log(by("bob").at("10:04:00").deleted("nodes", null, "node-1"))
            .resolve(
                evicted(
                    byTool("system:serviceaccount:karpenter:karpenter", "karpenter/1.0"),
                    "10:05:02"));

    assertThat(trigger.kind()).isEqualTo(TriggerKind.DRAIN);
    assertThat(trigger.actor()).isEqualTo("bob");
  }

  @Test
  void namesTheToolThatEvictsSinglePods() {
    String descheduler = "system:serviceaccount:kube-system:descheduler-sa";
    Trigger trigger =
        new Cluster().resolve(evicted(byTool(descheduler, "descheduler/v0.30"), "10:05:02"));

    assertThat(trigger.kind()).isEqualTo(TriggerKind.EVICTION);
    assertThat(trigger.actor()).isEqualTo(descheduler);
    assertThat(trigger.tool()).isEqualTo("descheduler");
  }

  @Test
  void reportsWhoDrainedInTheNameOfAnother() {
    Trigger trigger =
        new Cluster()
            .log(cordon("bob").impersonatedBy("gateway").at("10:05:00"))
            .resolve(evicted(by("bob").impersonatedBy("gateway"), "10:05:02"));

    assertThat(trigger.actor()).isEqualTo("bob");
    assertThat(trigger.impersonator()).isEqualTo("gateway");
  }

  @Test
  void knowsADrainThatDeletesInsteadOfEvicting() {
    Trigger trigger =
        new Cluster()
            .log(cordon("bob").at("10:05:00"))
            .resolve(Cluster.end(POD, by("bob").at("10:05:02").deleted("pods", "shop", POD)));

    assertThat(trigger.kind()).isEqualTo(TriggerKind.DRAIN);
    assertThat(trigger.tool()).isEqualTo("kubectl drain");
  }

  @Test
  void knowsADrainAtMetadataLevelByTheUsersWriteToTheNode() {
    Audit tool = byTool("ops-bot", "node-maintenance/1.4");
    Trigger trigger =
        new Cluster()
            .atMetadataLevel()
            .log(
                byTool("ops-bot", "node-maintenance/1.4")
                    .at("10:05:00")
                    .patched("nodes", null, "node-1"))
            .resolve(evicted(tool, "10:05:02"));

    assertThat(trigger.kind()).isEqualTo(TriggerKind.DRAIN);
    assertThat(trigger.actor()).isEqualTo("ops-bot");
  }

  @Test
  void doesNotCountTheControllersOwnCordonTaintAsAnotherCordon() {
    Trigger trigger =
        new Cluster()
            .log(
                cordon("bob").at("10:05:00"),
                byController("node-controller")
                    .at("10:05:00.1")
                    .patched("nodes", null, "node-1")
                    .taints("node.kubernetes.io/unschedulable:NoSchedule"))
            .resolve(evicted(by("bob"), "10:05:02"));

    assertThat(trigger.at()).isEqualTo(Audit.Clock.micros("10:05:00"));
  }
}
