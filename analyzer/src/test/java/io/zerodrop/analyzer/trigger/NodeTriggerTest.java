package io.zerodrop.analyzer.trigger;

import static io.zerodrop.analyzer.trigger.Audit.by;
import static io.zerodrop.analyzer.trigger.Audit.byController;
import static io.zerodrop.analyzer.trigger.Audit.byTool;
import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.analyzer.result.Trigger;
import io.zerodrop.analyzer.result.TriggerKind;
import org.junit.jupiter.api.Test;

class NodeTriggerTest {

  private static final String POD = "web-5d6b4bb8bc-x7kq2";

  private static PodEnd deletedBy(String controller, String at) {
    return Cluster.end(POD, byController(controller).at(at).deleted("pods", "shop", POD));
  }

  private static Audit taint(Audit writer, String... taints) {
    return writer.patched("nodes", null, "node-1").taints(taints);
  }

  @Test
  void climbsFromTheTaintManagerToThePersonWhoTainted() {
    Trigger trigger =
        new Cluster()
            .log(
                taint(by("bob").at("10:05:00"), "maintenance=now:NoExecute")
                    .manager("kubectl-taint"))
            .resolve(deletedBy("node-controller", "10:05:00.2"));

    assertThat(trigger.kind()).isEqualTo(TriggerKind.TAINT);
    assertThat(trigger.actor()).isEqualTo("bob");
    assertThat(trigger.tool()).isEqualTo("kubectl taint");
    assertThat(trigger.chain()).last().asString().contains("maintenance=now:NoExecute");
  }

  @Test
  void passesOverATaintThatWasTakenBack() {
    Trigger trigger =
        new Cluster()
            .log(
                taint(by("bob").at("10:01:00"), "a=b:NoExecute").manager("kubectl-taint"),
                taint(by("bob").at("10:02:00")).manager("kubectl-taint"),
                taint(by("carol").at("10:05:00"), "c=d:NoExecute").manager("kubectl-taint"))
            .resolve(deletedBy("taint-eviction-controller", "10:05:00.2"));

    assertThat(trigger.actor()).isEqualTo("carol");
  }

  @Test
  void blamesNobodyWhereTheNodeStoppedReporting() {
    Trigger trigger =
        new Cluster()
            .said(
                "10:00:00",
                "Node",
                "node-1",
                "NodeNotReady",
                "Node node-1 status is now: NodeNotReady")
            .log(
                taint(
                    byController("node-controller").at("10:00:00.5"),
                    "node.kubernetes.io/unreachable:NoExecute"))
            .resolve(deletedBy("node-controller", "10:05:05"));

    assertThat(trigger.kind()).isEqualTo(TriggerKind.NODE_FAILURE);
    assertThat(trigger.actor()).isNull();
    assertThat(trigger.object()).isEqualTo("Node node-1");
  }

  @Test
  void saysWhatTheTaintManagerDidWhereNoTaintIsLogged() {
    Trigger trigger = new Cluster().resolve(deletedBy("node-controller", "10:05:05"));

    assertThat(trigger.kind()).isEqualTo(TriggerKind.TAINT);
    assertThat(trigger.actor()).isNull();
  }

  @Test
  void climbsFromPodGarbageCollectionToWhoDeletedTheNode() {
    Trigger trigger =
        new Cluster()
            .log(by("bob").at("10:04:00").deleted("nodes", null, "node-1"))
            .resolve(deletedBy("pod-garbage-collector", "10:05:05"));

    assertThat(trigger.kind()).isEqualTo(TriggerKind.NODE_FAILURE);
    assertThat(trigger.actor()).isEqualTo("bob");
    assertThat(trigger.action()).isEqualTo("deleted Node node-1");
  }

  @Test
  void blamesNobodyForANodeThatTheCloudTookAway() {
    Trigger trigger =
        new Cluster()
            .log(
                byController("cloud-node-lifecycle-controller")
                    .at("10:04:00")
                    .deleted("nodes", null, "node-1"))
            .resolve(deletedBy("pod-garbage-collector", "10:05:05"));

    assertThat(trigger.kind()).isEqualTo(TriggerKind.NODE_FAILURE);
    assertThat(trigger.actor()).isNull();
  }

  @Test
  void namesTheSchedulerForAPreemption() {
    PodEnd end =
        Cluster.end(
            POD,
            byTool("system:kube-scheduler", "kube-scheduler/v1.36.2")
                .at("10:05:00")
                .deleted("pods", "shop", POD));
    Trigger trigger =
        new Cluster()
            .said("10:05:00", "Pod", POD, "Preempted", "Preempted by pod 6dd27625 on node node-1")
            .resolve(end);

    assertThat(trigger.kind()).isEqualTo(TriggerKind.PREEMPTION);
    assertThat(trigger.actor()).isEqualTo("system:kube-scheduler");
    assertThat(trigger.chain()).last().asString().contains("6dd27625");
  }

  @Test
  void climbsFromAPreemptionToWhoDeployedThePodOfHigherPriority() {
    PodEnd end =
        Cluster.end(
            POD,
            byTool("system:kube-scheduler", "kube-scheduler/v1.36.2")
                .at("10:05:00")
                .deleted("pods", "shop", POD));
    Trigger trigger =
        new Cluster()
            .said("10:05:00", "Pod", POD, "Preempted", "Preempted by pod 6dd27625 on node node-1")
            .log(
                by("dave").at("10:04:58").created("deployments", "batch", "solver"),
                byTool("system:kube-scheduler", "kube-scheduler/v1.36.2")
                    .at("10:05:04")
                    .created("pods", "batch", "solver-6748c8cbdf-g77pp")
                    .sub("binding")
                    .uid("6dd27625"))
            .resolve(end);

    assertThat(trigger.kind()).isEqualTo(TriggerKind.PREEMPTION);
    assertThat(trigger.actor()).isEqualTo("dave");
    assertThat(trigger.object()).isEqualTo("Deployment batch/solver");
  }

  @Test
  void blamesNoCloudControllerThatTidiesUpAfterALostMachine() {
    Trigger trigger =
        new Cluster()
            .log(
                byTool("eks:cloud-controller-manager", "aws-cloud-controller-manager/v1.30")
                    .at("10:04:00")
                    .deleted("nodes", null, "node-1"))
            .resolve(deletedBy("pod-garbage-collector", "10:05:05"));

    assertThat(trigger.actor()).isNull();
  }
}
