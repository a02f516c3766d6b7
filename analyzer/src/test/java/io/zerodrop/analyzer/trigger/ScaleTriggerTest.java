package io.zerodrop.analyzer.trigger;

import static io.zerodrop.analyzer.trigger.Audit.by;
import static io.zerodrop.analyzer.trigger.Audit.byController;
import static io.zerodrop.analyzer.trigger.Audit.byTool;
import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.analyzer.result.Trigger;
import io.zerodrop.analyzer.result.TriggerKind;
import org.junit.jupiter.api.Test;

class ScaleTriggerTest {

  private static final String SET = "web-5d6b4bb8bc";
  private static final String POD = SET + "-x7kq2";
  private static final String AUTOSCALER =
      "system:serviceaccount:kube-system:horizontal-pod-autoscaler";

  private static Cluster scaled(Audit scale) {
    return new Cluster()
        .deployed("10:00:00")
        .log(scale.at("10:05:00"))
        .replicaSet("10:05:00.05", SET, 2, "app:1");
  }

  private static Audit autoscaled() {
    return byController("horizontal-pod-autoscaler").scaled("deployments", "shop", "web", 4, 2);
  }

  @Test
  void namesThePersonWhoScaledDown() {
    Trigger trigger =
        scaled(by("carol").scaled("deployments", "shop", "web", 4, 2))
            .resolve(Cluster.removed(POD, "10:05:00.1"));

    assertThat(trigger.kind()).isEqualTo(TriggerKind.SCALE_DOWN);
    assertThat(trigger.actor()).isEqualTo("carol");
    assertThat(trigger.tool()).isEqualTo("kubectl scale");
    assertThat(trigger.action()).isEqualTo("scaled Deployment shop/web down to 2 replicas");
    assertThat(trigger.changes()).containsExactly("replicas: 4 -> 2");
  }

  @Test
  void namesThePersonWhoScaledDownAtMetadataLevel() {
    Trigger trigger =
        new Cluster()
            .atMetadataLevel()
            .deployed("10:00:00")
            .log(by("carol").at("10:05:00").scaled("deployments", "shop", "web", 4, 2))
            .replicaSet("10:05:00.05", SET, 2, "app:1")
            .resolve(Cluster.removedAtMetadataLevel(POD, "10:05:00.1"));

    assertThat(trigger.kind()).isEqualTo(TriggerKind.SCALE_DOWN);
    assertThat(trigger.actor()).isEqualTo("carol");
  }

  @Test
  void doesNotTakeAScaleUpForIt() {
    Trigger trigger =
        scaled(by("carol").scaled("deployments", "shop", "web", 4, 2))
            .log(by("bob").at("10:05:00.09").scaled("deployments", "shop", "web", 2, 6))
            .resolve(Cluster.removed(POD, "10:05:00.1"));

    assertThat(trigger.actor()).isEqualTo("carol");
  }

  @Test
  void tellsAScaleDownOfTheNewReplicaSetFromTheRolloutBeforeIt() {
    Cluster cluster =
        new Cluster()
            .deployed("10:00:00")
            .log(by("alice").at("10:05:00").patched("deployments", "shop", "web").restarting())
            .replicaSet("10:05:00.05", "web-74fbff9b85", 4, "app:1")
            .replicaSet("10:05:20", SET, 0, "app:1")
            .log(by("carol").at("10:07:00").scaled("deployments", "shop", "web", 4, 2))
            .replicaSet("10:07:00.1", "web-74fbff9b85", 2, "app:1");

    Trigger trigger = cluster.resolve(Cluster.removed("web-74fbff9b85-b4n8z", "10:07:00.2"));

    assertThat(trigger.kind()).isEqualTo(TriggerKind.SCALE_DOWN);
    assertThat(trigger.actor()).isEqualTo("carol");
  }

  @Test
  void namesTheAutoscalerThatDecidedByItself() {
    Trigger trigger =
        scaled(autoscaled())
            .said(
                "10:05:00",
                "HorizontalPodAutoscaler",
                "web",
                "SuccessfulRescale",
                "New size: 2; reason: All metrics below target")
            .resolve(Cluster.removed(POD, "10:05:00.1"));

    assertThat(trigger.kind()).isEqualTo(TriggerKind.AUTOSCALE);
    assertThat(trigger.actor()).isEqualTo(AUTOSCALER);
    assertThat(trigger.tool()).isEqualTo("HorizontalPodAutoscaler");
    assertThat(trigger.chain()).anyMatch(step -> step.contains("All metrics below target"));
  }

  @Test
  void namesThePersonWhoChangedTheAutoscalerJustBefore() {
    Trigger trigger =
        scaled(autoscaled())
            .log(
                by("dave")
                    .at("10:04:40")
                    .patched("horizontalpodautoscalers", "shop", "web")
                    .manager("kubectl-edit"))
            .resolve(Cluster.removed(POD, "10:05:00.1"));

    assertThat(trigger.kind()).isEqualTo(TriggerKind.AUTOSCALE);
    assertThat(trigger.actor()).isEqualTo("dave");
    assertThat(trigger.tool()).isEqualTo("kubectl edit");
    assertThat(trigger.object()).isEqualTo("HorizontalPodAutoscaler shop/web");
  }

  @Test
  void doesNotBlameAChangeOfTheAutoscalerOfLongBefore() {
    Trigger trigger =
        scaled(autoscaled())
            .log(by("dave").at("09:20:00").patched("horizontalpodautoscalers", "shop", "web"))
            .resolve(Cluster.removed(POD, "10:05:00.1"));

    assertThat(trigger.actor()).isEqualTo(AUTOSCALER);
  }

  @Test
  void namesKedaWhereItScalesToZero() {
    Audit keda =
        byTool("system:serviceaccount:keda:keda-operator", "keda/v2.14 (linux/amd64)")
            .scaled("deployments", "shop", "web", 4, 0);
    Trigger trigger = scaled(keda).resolve(Cluster.removed(POD, "10:05:00.1"));

    assertThat(trigger.kind()).isEqualTo(TriggerKind.AUTOSCALE);
    assertThat(trigger.actor()).isEqualTo("system:serviceaccount:keda:keda-operator");
    assertThat(trigger.tool()).isEqualTo("KEDA");
  }

  @Test
  void namesThePersonWhoScaledTheReplicaSetItself() {
    Trigger trigger =
        new Cluster()
            .deployed("10:00:00")
            .log(by("carol").at("10:05:00").scaled("replicasets", "shop", SET, 4, 1))
            .resolve(Cluster.removed(POD, "10:05:00.1"));

    assertThat(trigger.kind()).isEqualTo(TriggerKind.SCALE_DOWN);
    assertThat(trigger.actor()).isEqualTo("carol");
    assertThat(trigger.object()).isEqualTo("ReplicaSet shop/" + SET);
  }
}
