package io.zerodrop.analyzer.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.ingest.event.OwnerReference;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OwnersTest {

  private static final Map<String, String> NO_LABELS = Map.of();

  private final Cluster cluster = new Cluster();

  private List<String> of(String pod, OwnerReference owner, Map<String, String> labels) {
    return new Owners(ClusterChanges.of(cluster.events))
        .of("shop", pod, owner, labels).stream().map(ObjectKey::toString).toList();
  }

  @Test
  void climbsByNameWhereNoRecordShowsAnOwner() {
    assertThat(of("web-5d6b4bb8bc-x7kq2", null, NO_LABELS))
        .containsExactly("ReplicaSet shop/web-5d6b4bb8bc", "Deployment shop/web");
  }

  @Test
  void takesTheRecordsWordBeforeTheNames() {
    cluster.log(
        Audit.byTool("argo", "rollouts-controller/v1")
            .created("replicasets", "shop", "web-5d6b4bb8bc")
            .left(Workload.of("ReplicaSet", "web-5d6b4bb8bc", 4, "app:1").ownedBy("Rollout/web")));

    assertThat(of("web-5d6b4bb8bc-x7kq2", null, NO_LABELS)).last().isEqualTo("Rollout shop/web");
  }

  @Test
  void usesTheTemplateHashWhereANameCouldBeReadTwoWays() {
    assertThat(of("app-db-x7kq2", null, Map.of("pod-template-hash", "db")))
        .containsExactly("ReplicaSet shop/app-db", "Deployment shop/app");
  }

  @Test
  void knowsStatefulSetsDaemonSetsAndJobsByTheirLabels() {
    assertThat(of("db-0", null, Map.of("statefulset.kubernetes.io/pod-name", "db-0")))
        .containsExactly("StatefulSet shop/db");
    assertThat(of("agent-x7kq2", null, Map.of("controller-revision-hash", "7c9d5f8b6")))
        .containsExactly("DaemonSet shop/agent");
    assertThat(of("tidy-29630000-x7kq2", null, Map.of("job-name", "tidy-29630000")))
        .containsExactly("Job shop/tidy-29630000", "CronJob shop/tidy");
  }

  @Test
  void guessesNothingFromAPlainName() {
    assertThat(of("debug", null, NO_LABELS)).isEmpty();
  }
}
