package io.zerodrop.analyzer.timeline;

import io.zerodrop.analyzer.result.Trigger;
import io.zerodrop.analyzer.trigger.ClusterChanges;
import io.zerodrop.analyzer.trigger.EndKind;
import io.zerodrop.analyzer.trigger.PodEnd;
import io.zerodrop.analyzer.trigger.TriggerResolver;
import io.zerodrop.ingest.event.ClusterEvent;
import io.zerodrop.ingest.event.Stamp;
import java.util.ArrayList;
import java.util.List;

/** Finds out for every pod that ended what set its end off. */
final class TriggerAssignment {

  private final TriggerResolver resolver;

  TriggerAssignment(List<PodDossier> pods, List<ClusterEvent> others) {
    ClusterChanges.Builder changes = new ClusterChanges.Builder();
    for (PodDossier dossier : pods) {
      dossier.records().forEach(changes::add);
    }
    others.forEach(changes::add);
    resolver = new TriggerResolver(changes.build());
  }

  List<PodTimeline> to(List<PodTimelines.Merged> merged) {
    List<PodTimeline> timelines = new ArrayList<>();
    for (PodTimelines.Merged pod : merged) {
      timelines.add(
          pod.timeline().terminationId() == null
              ? pod.timeline()
              : pod.timeline().withTrigger(triggerOf(pod)));
    }
    return timelines;
  }

  private Trigger triggerOf(PodTimelines.Merged pod) {
    PodTimeline timeline = pod.timeline();
    Stamp end = timeline.deletion();
    if (end == null) {
      end = timeline.lastUnasked() == null ? timeline.gone() : timeline.lastUnasked().over();
    }
    if (end == null) {
      return Trigger.UNKNOWN;
    }
    return resolver.resolve(
        new PodEnd(
            timeline.namespace(),
            timeline.name(),
            timeline.uid(),
            timeline.owner(),
            timeline.labels(),
            timeline.node(),
            timeline.created() == null ? null : timeline.created().earliest(),
            end,
            pod.deletion() == null ? null : pod.deletion().request(),
            kindOf(timeline),
            pod.assembly().disruption));
  }

  private static EndKind kindOf(PodTimeline timeline) {
    if (timeline.deleted()) {
      return timeline.forced() ? EndKind.FORCE_DELETED : EndKind.DELETED;
    }
    switch (timeline.ending()) {
      case CRASH:
        return EndKind.CRASHED;
      case OOM:
        return EndKind.OOM_KILLED;
      case LIVENESS_RESTART:
        return EndKind.LIVENESS_RESTART;
      case KUBELET_EVICTION:
        return "Preempting".equals(timeline.endingReason())
            ? EndKind.KUBELET_PREEMPTED
            : EndKind.KUBELET_EVICTED;
      case NODE_SHUTDOWN:
        return EndKind.NODE_SHUTDOWN;
      case NODE_LOST:
        return EndKind.NODE_LOST;
      default:
        return EndKind.UNKNOWN;
    }
  }
}
