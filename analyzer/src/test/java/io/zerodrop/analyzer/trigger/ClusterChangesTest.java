package io.zerodrop.analyzer.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.analyzer.result.Trigger;
import io.zerodrop.ingest.event.ClusterEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ClusterChangesTest {

  private static final String OLD = "web-5d6b4bb8bc";

  private final Cluster cluster =
      new Cluster()
          .deployed("10:00:00")
          .log(Audit.by("bob").at("10:05:00").patched("deployments", "shop", "web").restarting())
          .replicaSet("10:05:00.05", "web-74fbff9b85", 1, "app:1")
          .replicaSet("10:05:00.07", OLD, 3, "app:1")
          .said(
              "10:05:00",
              "Deployment",
              "web",
              "ScalingReplicaSet",
              "Scaled down replica set " + OLD + " from 4 to 3");

  @Test
  void doesNotDependOnOrderNorOnDuplicates() {
    PodEnd end = Cluster.removed(OLD + "-x7kq2", "10:05:00.2");
    Trigger expected = cluster.resolve(end);
    List<ClusterEvent> events = new ArrayList<>(cluster.events);
    events.addAll(cluster.events);
    events.add(end.deletion());
    for (int seed = 0; seed < 20; seed++) {
      Collections.shuffle(events, new Random(seed));
      assertThat(new TriggerResolver(ClusterChanges.of(events)).resolve(end)).isEqualTo(expected);
    }
  }

  @Test
  void needsOnlyTheEventsThatConcernIt() {
    PodEnd end = Cluster.removed(OLD + "-x7kq2", "10:05:00.2");
    cluster.log(
        Audit.byKubelet("node-1").at("10:05:00.1").patched("pods", "shop", "other").status());
    List<ClusterEvent> kept = cluster.events.stream().filter(ClusterChanges::concerns).toList();

    assertThat(kept).hasSize(cluster.events.size() - 1);
    assertThat(new TriggerResolver(ClusterChanges.of(kept)).resolve(end))
        .isEqualTo(cluster.resolve(end));
  }
}
