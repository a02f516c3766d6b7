package io.zerodrop.analyzer.trigger;

import static io.zerodrop.analyzer.trigger.Audit.by;
import static io.zerodrop.analyzer.trigger.Audit.byController;
import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.analyzer.result.Trigger;
import io.zerodrop.analyzer.result.TriggerKind;
import org.junit.jupiter.api.Test;

class SetTriggerTest {

  private static PodEnd removed(String controller, String pod, String at) {
    return Cluster.end(pod, byController(controller).at(at).deleted("pods", "shop", pod));
  }

  private static Audit changed(String user, String resource, String name, String kind) {
    return by(user)
        .patched(resource, "shop", name)
        .manager("kubectl-set")
        .image("app:2")
        .left(Workload.of(kind, name, 3, "app:2"));
  }

  private static Audit made(String resource, String name, String kind) {
    return by("alice").created(resource, "shop", name).left(Workload.of(kind, name, 3, "app:1"));
  }

  @Test
  void climbsFromAStatefulSetsPodToWhoChangedItsTemplate() {
    Trigger trigger =
        new Cluster()
            .log(
                made("statefulsets", "db", "StatefulSet").at("10:00:00"),
                changed("bob", "statefulsets", "db", "StatefulSet").at("10:05:00"))
            .resolve(removed("statefulset-controller", "db-1", "10:06:00"));

    assertThat(trigger.kind()).isEqualTo(TriggerKind.ROLLOUT);
    assertThat(trigger.actor()).isEqualTo("bob");
    assertThat(trigger.tool()).isEqualTo("kubectl set image");
    assertThat(trigger.changes()).containsExactly("container app image: app:1 -> app:2");
  }

  @Test
  void tellsByTheOrdinalThatAStatefulSetWasScaledDown() {
    Cluster cluster =
        new Cluster()
            .log(
                made("statefulsets", "db", "StatefulSet").at("10:00:00"),
                changed("bob", "statefulsets", "db", "StatefulSet").at("10:05:00"),
                by("carol").at("10:05:30").scaled("statefulsets", "shop", "db", 3, 2));

    Trigger highest = cluster.resolve(removed("statefulset-controller", "db-2", "10:05:40"));
    Trigger kept = cluster.resolve(removed("statefulset-controller", "db-1", "10:05:50"));

    assertThat(highest.kind()).isEqualTo(TriggerKind.SCALE_DOWN);
    assertThat(highest.actor()).isEqualTo("carol");
    assertThat(kept.kind()).isEqualTo(TriggerKind.ROLLOUT);
    assertThat(kept.actor()).isEqualTo("bob");
  }

  @Test
  void tellsAStatefulSetsUpdateAtMetadataLevelByItsNewRevision() {
    Trigger trigger =
        new Cluster()
            .atMetadataLevel()
            .log(
                changed("bob", "statefulsets", "db", "StatefulSet").at("10:05:00"),
                byController("statefulset-controller")
                    .at("10:05:00.1")
                    .created("controllerrevisions", "shop", "db-7c9d5f8b6"))
            .resolve(removed("statefulset-controller", "db-1", "10:05:01"));

    assertThat(trigger.kind()).isEqualTo(TriggerKind.ROLLOUT);
    assertThat(trigger.actor()).isEqualTo("bob");
  }

  @Test
  void tellsAStatefulSetsUpdateAtMetadataLevelByThePodThatComesBack() {
    Cluster cluster =
        new Cluster()
            .atMetadataLevel()
            .log(
                by("bob").at("10:05:00").patched("statefulsets", "shop", "db").manager("helm"),
                byController("statefulset-controller")
                    .at("10:05:31")
                    .created("pods", "shop", "db-1"));

    Trigger back = cluster.resolve(removed("statefulset-controller", "db-1", "10:05:01"));
    Trigger away = cluster.resolve(removed("statefulset-controller", "db-2", "10:05:01"));

    assertThat(back.kind()).isEqualTo(TriggerKind.ROLLOUT);
    assertThat(back.actor()).isEqualTo("bob");
    assertThat(away.actor()).isNull();
  }

  @Test
  void climbsFromADaemonSetsPod() {
    Trigger trigger =
        new Cluster()
            .log(
                made("daemonsets", "agent", "DaemonSet").at("10:00:00"),
                changed("bob", "daemonsets", "agent", "DaemonSet").at("10:05:00"))
            .resolve(removed("daemon-set-controller", "agent-x7kq2", "10:05:01"));

    assertThat(trigger.kind()).isEqualTo(TriggerKind.ROLLOUT);
    assertThat(trigger.actor()).isEqualTo("bob");
    assertThat(trigger.object()).isEqualTo("DaemonSet shop/agent");
  }

  @Test
  void namesNobodyForADaemonSetsPodThatNoChangeExplains() {
    Trigger trigger =
        new Cluster()
            .log(made("daemonsets", "agent", "DaemonSet").at("10:00:00"))
            .resolve(removed("daemon-set-controller", "agent-x7kq2", "10:05:01"));

    assertThat(trigger.kind()).isEqualTo(TriggerKind.UNKNOWN);
    assertThat(trigger.actor()).isNull();
  }
}
