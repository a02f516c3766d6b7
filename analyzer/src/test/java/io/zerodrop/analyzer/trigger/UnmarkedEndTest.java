package io.zerodrop.analyzer.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.analyzer.result.Trigger;
import io.zerodrop.analyzer.result.TriggerKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnmarkedEndTest {

  @ParameterizedTest
  @CsvSource({
    "CRASHED, CRASH, ",
    "OOM_KILLED, CRASH, ",
    "LIVENESS_RESTART, CRASH, ",
    "KUBELET_EVICTED, EVICTION, system:node:node-1",
    "KUBELET_PREEMPTED, PREEMPTION, system:node:node-1",
    "NODE_SHUTDOWN, NODE_SHUTDOWN, ",
    "NODE_LOST, NODE_FAILURE, ",
    "FORCE_DELETED, FORCE_DELETE, ",
    "UNKNOWN, UNKNOWN, "
  })
  void namesNoPersonForAnEndThatNobodyAskedFor(EndKind end, TriggerKind kind, String actor) {
    Trigger trigger =
        new Cluster()
            .deployed("10:00:00")
            .resolve(Cluster.unseen("web-5d6b4bb8bc-x7kq2", "10:05:00", end, null));

    assertThat(trigger.kind()).isEqualTo(kind);
    assertThat(trigger.actor()).isEqualTo(actor);
    assertThat(trigger.chain()).isNotEmpty();
  }
}
