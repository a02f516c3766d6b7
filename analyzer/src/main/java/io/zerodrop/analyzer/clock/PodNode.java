package io.zerodrop.analyzer.clock;

import io.zerodrop.analyzer.timeline.PodDossier;
import io.zerodrop.ingest.event.AuditEvent;
import io.zerodrop.ingest.event.ClusterEvent;
import io.zerodrop.ingest.event.PodObserved;
import io.zerodrop.ingest.event.PodState;

/** The node whose kubelet wrote the status of the pods of one name. */
final class PodNode {

  private PodNode() {}

  /** Null where no record tells it, or the name came back on another node. */
  static String of(PodDossier pod) {
    String node = null;
    for (ClusterEvent record : pod.records()) {
      PodState state = stateIn(record);
      if (state != null && state.node() != null) {
        if (node != null && !node.equals(state.node())) {
          return null;
        }
        node = state.node();
      }
    }
    return node;
  }

  /** The pod that a record shows; null if it shows none, or was refused. */
  static PodState stateIn(ClusterEvent record) {
    if (record instanceof PodObserved observed) {
      return observed.pod();
    }
    return record instanceof AuditEvent event && event.succeeded() ? event.pod() : null;
  }
}
