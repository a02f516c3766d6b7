package io.zerodrop.analyzer.trigger;

import static io.zerodrop.analyzer.trigger.Audit.by;
import static io.zerodrop.analyzer.trigger.Audit.byController;
import static io.zerodrop.analyzer.trigger.Audit.byTool;
import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.analyzer.result.Trigger;
import io.zerodrop.analyzer.result.TriggerKind;
import org.junit.jupiter.api.Test;

class RolloutTriggerTest {

  private static final String OLD = "web-5d6b4bb8bc";
  private static final String NEW = "web-74fbff9b85";
  private static final String POD = OLD + "-x7kq2";

  private static final String RESTARTED_AT =
      "spec.template.metadata.annotations[kubectl.kubernetes.io/restartedAt]";

  private static Audit restart(String user) {
    return by(user).patched("deployments", "shop", "web").restarting();
  }

  private static Cluster rolledOut(Audit change) {
    return new Cluster()
        .deployed("10:00:00")
        .log(change.at("10:05:00"))
        .replicaSet("10:05:00.05", NEW, 1, "app:1")
        .replicaSet("10:05:00.07", OLD, 3, "app:1");
  }

  @Test
  void climbsFromThePodToWhoRestartedTheDeployment() {
    Trigger trigger = rolledOut(restart("bob")).resolve(Cluster.removed(POD, "10:05:00.2"));

    assertThat(trigger.kind()).isEqualTo(TriggerKind.ROLLOUT);
    assertThat(trigger.actor()).isEqualTo("bob");
    assertThat(trigger.tool()).isEqualTo("kubectl rollout restart");
    assertThat(trigger.object()).isEqualTo("Deployment shop/web");
    assertThat(trigger.at()).isEqualTo(Audit.Clock.micros("10:05:00"));
    assertThat(trigger.changes()).containsExactly(RESTARTED_AT);
    assertThat(trigger.chain())
        .containsExactly(
            "system:serviceaccount:kube-system:replicaset-controller deleted Pod shop/"
                + POD
                + " at 2026-05-04T10:05:00.200Z",
            "system:serviceaccount:kube-system:deployment-controller updated ReplicaSet shop/"
                + OLD
                + " at 2026-05-04T10:05:00.070Z: 4 -> 3 replicas",
            "system:serviceaccount:kube-system:deployment-controller created ReplicaSet shop/"
                + NEW
                + " at 2026-05-04T10:05:00.050Z: ? -> 1 replicas",
            "bob patched Deployment shop/web (kubectl rollout restart) at 2026-05-04T10:05:00.000Z");
    assertThat(trigger.evidence()).hasSize(4).allMatch(e -> e.source().equals("audit"));
  }

  @Test
  void saysWhatChangedInThePodTemplate() {
    Workload changed = Workload.of("Deployment", "web", 4, "app:2").stopping(60, 5);
    Audit apply =
        by("bob")
            .patched("deployments", "shop", "web")
            .manager("kubectl-client-side-apply")
            .body(
                "{'spec':{'template':{'spec':{'terminationGracePeriodSeconds':60,'containers':[{"
                    + "'name':'app','image':'app:2','env':[{'name':'LOG_LEVEL','value':'x'}],"
                    + "'lifecycle':{'preStop':{'sleep':{'seconds':5}}}}]}}}}")
            .left(changed);

    Trigger trigger = rolledOut(apply).resolve(Cluster.removed(POD, "10:05:00.2"));

    assertThat(trigger.tool()).isEqualTo("kubectl apply");
    assertThat(trigger.changes())
        .containsExactly(
            "container app image: app:1 -> app:2",
            "terminationGracePeriodSeconds: 30 -> 60",
            "container app preStop: none -> sleep 5 s",
            "containers[app].env[LOG_LEVEL]");
  }

  @Test
  void tellsARolloutAtMetadataLevelByTheReplicaSetThatIsMade() {
    Cluster cluster =
        new Cluster()
            .atMetadataLevel()
            .deployed("10:00:00")
            .log(restart("bob").at("10:05:00"))
            .replicaSet("10:05:00.05", NEW, 1, "app:2")
            .replicaSet("10:05:00.07", OLD, 3, "app:1");

    Trigger trigger = cluster.resolve(Cluster.removedAtMetadataLevel(POD, "10:05:00.2"));

    assertThat(trigger.kind()).isEqualTo(TriggerKind.ROLLOUT);
    assertThat(trigger.actor()).isEqualTo("bob");
    assertThat(trigger.tool()).isEqualTo("kubectl rollout");
    assertThat(trigger.chain())
        .contains("what it changed is not shown: its audit level is Metadata");
  }

  @Test
  void knowsARestartByItsCommandAloneWhereNoReplicaSetIsLogged() {
    Cluster cluster = new Cluster().atMetadataLevel().log(restart("bob").at("10:05:00"));

    Trigger trigger = cluster.resolve(Cluster.removedAtMetadataLevel(POD, "10:05:00.2"));

    assertThat(trigger.kind()).isEqualTo(TriggerKind.ROLLOUT);
    assertThat(trigger.actor()).isEqualTo("bob");
  }

  @Test
  void leavesTheKindOpenWhereOnlyAnUnclearWriteIsLogged() {
    Cluster cluster =
        new Cluster()
            .atMetadataLevel()
            .log(
                by("bob")
                    .at("10:05:00")
                    .patched("deployments", "shop", "web")
                    .manager("kubectl-edit"));

    Trigger trigger = cluster.resolve(Cluster.removedAtMetadataLevel(POD, "10:05:00.2"));

    assertThat(trigger.kind()).isEqualTo(TriggerKind.UNKNOWN);
    assertThat(trigger.actor()).isEqualTo("bob");
  }

  @Test
  void doesNotBlameAWriteThatChangedNothing() {
    Audit sync =
        byTool(
                "system:serviceaccount:argocd:argocd-application-controller",
                "argocd-application-controller/v2")
            .patched("deployments", "shop", "web")
            .manager("argocd-controller")
            .image("app:2")
            .left(Workload.of("Deployment", "web", 4, "app:2"));
    Cluster cluster =
        rolledOut(restart("bob").left(Workload.of("Deployment", "web", 4, "app:2")))
            .log(sync.at("10:05:01"))
            .replicaSet("10:05:02", OLD, 2, "app:1");

    assertThat(cluster.resolve(Cluster.removed(POD, "10:05:02.1")).actor()).isEqualTo("bob");
  }

  @Test
  void doesNotBlameAnUnclearWriteAmidARolloutAtMetadataLevel() {
    Audit sync =
        byTool(
                "system:serviceaccount:argocd:argocd-application-controller",
                "argocd-application-controller/v2")
            .patched("deployments", "shop", "web");
    Cluster cluster =
        new Cluster()
            .atMetadataLevel()
            .deployed("10:00:00")
            .log(restart("bob").at("10:05:00"))
            .replicaSet("10:05:00.05", NEW, 1, "app:2")
            .log(sync.at("10:05:10"))
            .replicaSet("10:05:11", NEW, 2, "app:2")
            .replicaSet("10:05:11.5", OLD, 3, "app:1");

    assertThat(cluster.resolve(Cluster.removedAtMetadataLevel(POD, "10:05:12")).actor())
        .isEqualTo("bob");
  }

  @Test
  void holdsTheAutoscalerNotResponsibleForAPodThatIsBeingReplaced() {
    Cluster cluster =
        rolledOut(restart("bob"))
            .log(
                byController("horizontal-pod-autoscaler")
                    .at("10:05:20")
                    .scaled("deployments", "shop", "web", 4, 3))
            .replicaSet("10:05:20.1", OLD, 2, "app:1");

    Trigger trigger = cluster.resolve(Cluster.removed(POD, "10:05:20.3"));

    assertThat(trigger.kind()).isEqualTo(TriggerKind.ROLLOUT);
    assertThat(trigger.actor()).isEqualTo("bob");
  }

  @Test
  void attributesALaterStepToTheLaterOfTwoRollouts() {
    Cluster cluster =
        rolledOut(restart("bob"))
            .log(restart("carol").at("10:05:30"))
            .replicaSet("10:05:30.1", "web-6c9d8f7b44", 1, "app:3")
            .replicaSet("10:05:30.2", OLD, 2, "app:1");

    assertThat(cluster.resolve(Cluster.removed(POD, "10:05:00.2")).actor()).isEqualTo("bob");
    assertThat(cluster.resolve(Cluster.removed(POD, "10:05:31")).actor()).isEqualTo("carol");
  }

  @Test
  void recognisesARollbackToAReplicaSetThatWasThereBefore() {
    Audit undo =
        by("carol")
            .patched("deployments", "shop", "web")
            .body("[{'op':'replace','path':'/spec/template','value':{'metadata':{}}}]");
    Cluster cluster =
        rolledOut(restart("bob"))
            .replicaSet("10:05:10", OLD, 0, "app:1")
            .log(undo.at("10:08:00").left(Workload.of("Deployment", "web", 4, "app:1b")))
            .replicaSet("10:08:00.1", OLD, 1, "app:1")
            .replicaSet("10:08:00.2", NEW, 0, "app:2");

    Trigger trigger = cluster.resolve(Cluster.removed(NEW + "-b4n8z", "10:08:00.4"));

    assertThat(trigger.kind()).isEqualTo(TriggerKind.ROLLOUT);
    assertThat(trigger.actor()).isEqualTo("carol");
    assertThat(trigger.tool()).isEqualTo("kubectl rollout undo");
  }

  @Test
  void recognisesARecreateWhoseNewReplicaSetComesOnlyAfterTheOldPodsAreGone() {
    Cluster cluster =
        new Cluster()
            .atMetadataLevel()
            .deployed("10:00:00")
            .log(restart("bob").at("10:05:00"))
            .replicaSet("10:05:00.05", OLD, 0, "app:1")
            .replicaSet("10:05:40", NEW, 4, "app:2");

    assertThat(cluster.resolve(Cluster.removedAtMetadataLevel(POD, "10:05:00.2")).kind())
        .isEqualTo(TriggerKind.ROLLOUT);
  }

  @Test
  void namesNobodyWhereTheAuditLogStartsTooLateButStillTellsARolloutByTheEvents() {
    Cluster cluster =
        new Cluster()
            .said("10:05:00", "ReplicaSet", OLD, "SuccessfulDelete", "Deleted pod: " + POD)
            .said(
                "10:05:00",
                "Deployment",
                "web",
                "ScalingReplicaSet",
                "Scaled down replica set " + OLD + " from 4 to 3")
            .said(
                "10:05:01",
                "Deployment",
                "web",
                "ScalingReplicaSet",
                "Scaled up replica set " + NEW + " from 0 to 1")
            .log(by("carol").at("10:05:40").scaled("deployments", "shop", "web", 4, 5))
            .replicaSet("10:05:40.1", NEW, 5, "app:2");

    Trigger trigger = cluster.resolve(Cluster.unseen(POD, "10:05:00", EndKind.DELETED, null));

    assertThat(trigger.kind()).isEqualTo(TriggerKind.ROLLOUT);
    assertThat(trigger.actor()).isNull();
    assertThat(trigger.object()).isEqualTo("Deployment shop/web");
    assertThat(trigger.chain())
        .contains(
            "the request that deleted Pod shop/"
                + POD
                + " is not in the audit log, which starts later, at 2026-05-04T10:05:40.000Z",
            "Deployment web: Scaled up replica set " + NEW + " from 0 to 1");
  }

  @Test
  void doesNotBlameAChangeThatLiesHoursBackWithoutAStepBetween() {
    Cluster cluster = rolledOut(restart("bob"));

    Trigger trigger = cluster.resolve(Cluster.removed(POD, "14:30:00"));

    assertThat(trigger.actor()).isNull();
    assertThat(trigger.chain())
        .anyMatch(step -> step.contains("bob") && step.contains("not held responsible"));
  }

  @Test
  void reportsImpersonationWithBothNames() {
    Trigger trigger =
        rolledOut(restart("bob").impersonatedBy("system:serviceaccount:cattle-system:rancher"))
            .resolve(Cluster.removed(POD, "10:05:00.2"));

    assertThat(trigger.actor()).isEqualTo("bob");
    assertThat(trigger.impersonator()).isEqualTo("system:serviceaccount:cattle-system:rancher");
  }

  @Test
  void saysThatTheChainGoesOnInGit() {
    Audit sync =
        byTool(
                "system:serviceaccount:flux-system:kustomize-controller",
                "kustomize-controller/v1.2")
            .patched("deployments", "shop", "web")
            .manager("kustomize-controller")
            .image("app:2")
            .left(Workload.of("Deployment", "web", 4, "app:2"));

    Trigger trigger = rolledOut(sync).resolve(Cluster.removed(POD, "10:05:00.2"));

    assertThat(trigger.actor()).isEqualTo("system:serviceaccount:flux-system:kustomize-controller");
    assertThat(trigger.tool()).isEqualTo("Flux kustomize-controller");
    assertThat(trigger.chain()).last().asString().contains("git");
  }

  @Test
  void climbsToTheWriterOfAnArgoRollout() {
    Audit image =
        by("bob").patched("rollouts", "shop", "web").manager("kubectl-edit").image("app:2");
    Audit lowered =
        byTool("system:serviceaccount:argo-rollouts:argo-rollouts", "rollouts-controller/v1.6")
            .updated("replicasets", "shop", OLD)
            .left(Workload.of("ReplicaSet", OLD, 3, "app:1"));
    Audit made =
        byTool("system:serviceaccount:argo-rollouts:argo-rollouts", "rollouts-controller/v1.6")
            .created("replicasets", "shop", NEW)
            .left(Workload.of("ReplicaSet", NEW, 1, "app:2"));
    Cluster cluster =
        new Cluster().log(image.at("10:05:00"), made.at("10:05:00.1"), lowered.at("10:05:30"));

    Trigger trigger = cluster.resolve(Cluster.removed(POD, "10:05:31"));

    assertThat(trigger.actor()).isEqualTo("bob");
    assertThat(trigger.object()).isEqualTo("Rollout shop/web");
  }

  @Test
  void readsAllControllersOfOneSharedUserByTheirUserAgent() {
    PodEnd end =
        Cluster.end(
            POD,
            byTool(
                    "system:kube-controller-manager",
                    "kube-controller-manager/v1.17.3 (linux/amd64) kubernetes/06ad960/replicaset-controller")
                .at("10:05:00.2")
                .deleted("pods", "shop", POD));

    assertThat(rolledOut(restart("bob")).resolve(end).actor()).isEqualTo("bob");
  }

  @Test
  void namesNobodyWhereOnlyTheDeploymentControllersStepIsLogged() {
    Trigger trigger =
        new Cluster()
            .log(
                byController("deployment-controller")
                    .at("10:04:00")
                    .updated("replicasets", "shop", OLD)
                    .left(Workload.replicaSet(OLD, "web", 0, "app:1")))
            .resolve(Cluster.removed(POD, "10:04:00.1"));

    assertThat(trigger.actor()).isNull();
    assertThat(trigger.kind()).isEqualTo(TriggerKind.SCALE_DOWN);
  }
}
