package io.zerodrop.analyzer.trigger;

import static io.zerodrop.analyzer.trigger.Audit.by;
import static io.zerodrop.analyzer.trigger.Audit.byController;
import static io.zerodrop.analyzer.trigger.Audit.byTool;
import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.analyzer.result.Trigger;
import io.zerodrop.analyzer.result.TriggerKind;
import org.junit.jupiter.api.Test;

class DeleteTriggerTest {

  private static final String SET = "web-5d6b4bb8bc";
  private static final String POD = SET + "-x7kq2";

  private static PodEnd collected(String at) {
    return Cluster.end(
        POD, byController("generic-garbage-collector").at(at).deleted("pods", "shop", POD));
  }

  @Test
  void namesWhoDeletedThePod() {
    Trigger trigger =
        new Cluster()
            .resolve(
                Cluster.end(
                    POD, byTool("carol", "k9s/v0.32").at("10:05:00").deleted("pods", "shop", POD)));

    assertThat(trigger.kind()).isEqualTo(TriggerKind.DIRECT_DELETE);
    assertThat(trigger.actor()).isEqualTo("carol");
    assertThat(trigger.tool()).isEqualTo("k9s");
    assertThat(trigger.object()).isEqualTo("Pod shop/" + POD);
  }

  @Test
  void tellsAForcedDeleteByItsGracePeriodOfZero() {
    Trigger trigger =
        new Cluster()
            .resolve(
                Cluster.end(POD, by("carol").at("10:05:00").deleted("pods", "shop", POD).grace(0)));

    assertThat(trigger.kind()).isEqualTo(TriggerKind.FORCE_DELETE);
    assertThat(trigger.tool()).isEqualTo("kubectl delete --force");
  }

  @Test
  void takesTheTimelinesWordForAForcedDeleteAtMetadataLevel() {
    Audit deletion = by("carol").at("10:05:00").deleted("pods", "shop", POD).metadata();

    assertThat(
            new Cluster()
                .resolve(Cluster.end(POD, "node-1", deletion.event(), EndKind.FORCE_DELETED))
                .kind())
        .isEqualTo(TriggerKind.FORCE_DELETE);
  }

  @Test
  void climbsByWayOfTheReplicaSetToWhoDeletedTheDeployment() {
    Trigger trigger =
        new Cluster()
            .deployed("10:00:00")
            .log(
                by("alice").at("10:05:00").deleted("deployments", "shop", "web"),
                byController("generic-garbage-collector")
                    .at("10:05:00.2")
                    .deleted("replicasets", "shop", SET))
            .resolve(collected("10:05:00.4"));

    assertThat(trigger.kind()).isEqualTo(TriggerKind.OWNER_DELETE);
    assertThat(trigger.actor()).isEqualTo("alice");
    assertThat(trigger.object()).isEqualTo("Deployment shop/web");
    assertThat(trigger.chain()).hasSize(3);
  }

  @Test
  void namesAnUninstallWithHelm() {
    Trigger trigger =
        new Cluster()
            .log(byTool("ci", "Helm/3.14.0").at("10:05:00").deleted("deployments", "shop", "web"))
            .resolve(collected("10:05:00.4"));

    assertThat(trigger.actor()).isEqualTo("ci");
    assertThat(trigger.tool()).isEqualTo("Helm");
  }

  @Test
  void namesNobodyWhereTheOwnersDeletionIsNotLogged() {
    Trigger trigger =
        new Cluster()
            .log(
                byController("generic-garbage-collector")
                    .at("10:05:00.2")
                    .deleted("replicasets", "shop", SET))
            .resolve(collected("10:05:00.4"));

    assertThat(trigger.kind()).isEqualTo(TriggerKind.OWNER_DELETE);
    assertThat(trigger.actor()).isNull();
  }

  @Test
  void climbsFromTheNamespaceControllersSweepToWhoDeletedTheNamespace() {
    Cluster cluster =
        new Cluster()
            .log(
                by("alice").at("10:05:00").deleted("namespaces", null, "shop"),
                byController("namespace-controller").at("10:05:03").deletedAll("pods", "shop"));

    Trigger trigger = cluster.resolve(Cluster.unseen(POD, "10:05:03", EndKind.DELETED, null));

    assertThat(trigger.kind()).isEqualTo(TriggerKind.OWNER_DELETE);
    assertThat(trigger.actor()).isEqualTo("alice");
    assertThat(trigger.object()).isEqualTo("Namespace shop");
  }

  @Test
  void findsThePersonWhoDeletedAllPodsOfTheNamespaceJustThen() {
    Trigger trigger =
        new Cluster()
            .log(by("mallory").at("10:05:03").deletedAll("pods", "shop"))
            .resolve(Cluster.unseen(POD, "10:05:03", EndKind.DELETED, null));

    assertThat(trigger.kind()).isEqualTo(TriggerKind.DIRECT_DELETE);
    assertThat(trigger.actor()).isEqualTo("mallory");
    assertThat(trigger.object()).isEqualTo("all pods of shop");
  }

  @Test
  void doesNotAccuseADeleteOfAllPodsOfAnotherMoment() {
    Trigger trigger =
        new Cluster()
            .log(by("mallory").at("10:02:00").deletedAll("pods", "shop"))
            .resolve(Cluster.unseen(POD, "10:05:03", EndKind.DELETED, null));

    assertThat(trigger.kind()).isEqualTo(TriggerKind.UNKNOWN);
    assertThat(trigger.actor()).isNull();
  }

  @Test
  void followsTheDisruptionConditionWhereTheRequestIsNotLogged() {
    assertThat(kindOf("EvictionByEvictionAPI")).isEqualTo(TriggerKind.EVICTION);
    assertThat(kindOf("PreemptionByScheduler")).isEqualTo(TriggerKind.PREEMPTION);
    assertThat(kindOf("DeletionByTaintManager")).isEqualTo(TriggerKind.TAINT);
    assertThat(kindOf("DeletionByPodGC")).isEqualTo(TriggerKind.NODE_FAILURE);
  }

  private static TriggerKind kindOf(String disruption) {
    return new Cluster()
        .resolve(Cluster.unseen(POD, "10:05:03", EndKind.DELETED, disruption))
        .kind();
  }
}
