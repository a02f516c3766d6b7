package io.zerodrop.analyzer.trigger;

import io.zerodrop.analyzer.trigger.SpecWrite.Effect;
import io.zerodrop.ingest.event.AuditEvent;
import io.zerodrop.ingest.event.WorkloadState;
import io.zerodrop.ingest.event.WriteChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The writes to one workload, each with what it changed. Whether a template changed is told by the
 * states around a write where both are logged, since an apply or an update carries the whole
 * template whether it changes or not; else by what a patch touches; else, as at Metadata level, it
 * stays unclear here.
 */
final class WorkloadHistory {

  private static final Set<String> OWN_CONTROLLERS =
      Set.of(Controller.DEPLOYMENT, Controller.STATEFUL_SET, Controller.DAEMON_SET);

  private static final Set<String> DIFFERENCES =
      Set.of("kubectl-client-side-apply", "kubectl-edit", "kubectl-set", "kubectl-rollout");

  final ObjectKey key;

  /** In order of time. */
  final List<SpecWrite> writes = new ArrayList<>();

  /** When its controllers or anybody else wrote to it, status included. */
  final TreeSet<Long> activity = new TreeSet<>();

  private WorkloadState template;
  private boolean templateIsDefaulted;
  private Long generation;
  private Integer replicas;

  WorkloadHistory(ObjectKey key, ClusterChanges changes) {
    this.key = key;
    for (AuditEvent event : changes.writes(key)) {
      activity.add(event.time().earliest());
      boolean spec = !"status".equals(event.subresource()) && !event.verb().startsWith("delete");
      if (spec && !OWN_CONTROLLERS.contains(String.valueOf(Controller.of(event)))) {
        writes.add(read(event));
      }
      remember(event);
    }
  }

  /** The next write after this one that counts, null if it is the last. */
  SpecWrite after(SpecWrite write) {
    return writes.stream()
        .filter(next -> next.at() > write.at() && next.counts())
        .findFirst()
        .orElse(null);
  }

  private SpecWrite read(AuditEvent event) {
    Integer before = replicas != null ? replicas : countedBefore(event);
    Integer after = replicasAfter(event);
    return new SpecWrite(event, effect(event, before, after), template, before, after);
  }

  private Effect effect(AuditEvent event, Integer before, Integer after) {
    if (event.code() == 201 || "create".equals(event.verb())) {
      return Effect.CREATED;
    }
    if ("scale".equals(event.subresource())) {
      return scaled(before, after);
    }
    if (unchangedSpec(event)) {
      return Effect.HARMLESS;
    }
    Boolean template = templateChanged(event);
    if (Boolean.TRUE.equals(template)) {
      return Effect.TEMPLATE;
    }
    if (releases(event)) {
      return Effect.RELEASED;
    }
    boolean replicasKnown = event.change() != null || after != null && before != null;
    Effect scale = after == null ? Effect.HARMLESS : scaled(before, after);
    if (scale == Effect.FEWER_REPLICAS) {
      return scale;
    }
    if (template == null || !replicasKnown) {
      return Effect.UNCLEAR;
    }
    boolean setInPatch = event.change() != null && event.change().replicas() != null;
    return scale == Effect.REPLICAS_SET && !setInPatch ? Effect.HARMLESS : scale;
  }

  private static Effect scaled(Integer before, Integer after) {
    if (after != null && after == 0) {
      return before != null && before == 0 ? Effect.HARMLESS : Effect.FEWER_REPLICAS;
    }
    if (after == null || before == null) {
      return Effect.REPLICAS_SET;
    }
    return after < before ? Effect.FEWER_REPLICAS : Effect.HARMLESS;
  }

  /** Null where neither the states around the write nor its body tell. */
  private Boolean templateChanged(AuditEvent event) {
    WorkloadState after = event.workload();
    Boolean same = template == null || after == null ? null : after.sameTemplate(template);
    if (same != null && (same || templateIsDefaulted && showsResult(event))) {
      return !same;
    }
    WriteChange change = event.change();
    if (change == null) {
      return null;
    }
    if (restarts(event) || change.templateChanged() && sendsDifferences(event)) {
      return Boolean.TRUE;
    }
    return change.templateChanged() ? null : Boolean.FALSE;
  }

  /** These clients work out what differs and patch only that. */
  private static boolean sendsDifferences(AuditEvent event) {
    return "patch".equals(event.verb())
        && event.fieldManager() != null
        && DIFFERENCES.contains(event.fieldManager());
  }

  /** A patch of the annotation alone, not a whole object that carries it from before. */
  private static boolean restarts(AuditEvent event) {
    return "patch".equals(event.verb())
        && event.change().paths().stream().anyMatch(path -> path.contains(Kubectl.RESTARTED_AT))
        && event.change().paths().stream().noneMatch(path -> path.contains(".image"));
  }

  /**
   * Only a response has the API server's defaults and the new generation; a request may lack both,
   * and would differ from it without a change.
   */
  private static boolean showsResult(AuditEvent event) {
    return "RequestResponse".equals(event.level());
  }

  private static boolean releases(AuditEvent event) {
    return event.change() != null
        && "patch".equals(event.verb())
        && event.change().paths().stream()
            .anyMatch(
                path -> path.startsWith("spec.paused") || path.startsWith("spec.updateStrategy"));
  }

  /** {@code metadata.generation} counts changes of the spec. */
  private boolean unchangedSpec(AuditEvent event) {
    return generation != null
        && showsResult(event)
        && event.workload() != null
        && generation.equals(event.workload().generation());
  }

  private static Integer replicasAfter(AuditEvent event) {
    if (event.change() != null && event.change().replicas() != null) {
      return event.change().replicas();
    }
    WorkloadState after = event.workload();
    return after == null ? null : after.replicas();
  }

  private static Integer countedBefore(AuditEvent event) {
    return event.workload() == null ? null : event.workload().currentReplicas();
  }

  private void remember(AuditEvent event) {
    Integer after = "delete".equals(event.verb()) ? null : replicasAfter(event);
    replicas = after == null ? replicas : after;
    WorkloadState state = event.workload();
    if (state == null || "scale".equals(event.subresource())) {
      return;
    }
    generation = showsResult(event) ? state.generation() : generation;
    if (state.templateHash() != null) {
      template = state;
      templateIsDefaulted = showsResult(event);
    }
  }
}
