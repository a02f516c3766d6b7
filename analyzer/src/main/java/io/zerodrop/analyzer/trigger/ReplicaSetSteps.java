package io.zerodrop.analyzer.trigger;

import io.zerodrop.ingest.event.AuditEvent;
import io.zerodrop.ingest.event.KubernetesEvent;
import io.zerodrop.ingest.event.Stamp;
import io.zerodrop.ingest.event.WorkloadState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the controller of a Deployment moved replicas between its ReplicaSets, from its writes and
 * from its {@code ScalingReplicaSet} Events (pkg/controller/deployment/sync.go).
 */
final class ReplicaSetSteps {

  private static final Pattern SCALED =
      Pattern.compile("Scaled (up|down) replica set (\\S+) (?:from (\\d+) )?to (\\d+)");

  enum Direction {
    CREATED,
    UP,
    DOWN,
    /** Written at a level that does not show the replicas. */
    UNKNOWN
  }

  /**
   * @param from null if not known
   * @param to null if not known
   * @param audit the write, null where only an Event tells
   * @param said the Event, null where the audit log tells
   */
  record Step(
      Stamp time,
      String replicaSet,
      Direction direction,
      Integer from,
      Integer to,
      AuditEvent audit,
      KubernetesEvent said) {

    boolean mayLower() {
      return direction == Direction.DOWN || direction == Direction.UNKNOWN;
    }

    /** Whether the ReplicaSet had no pods before: a new template, or one of before again. */
    boolean revives() {
      return direction == Direction.CREATED
          || direction == Direction.UP && from != null && from == 0;
    }

    /** The audit log and an Event of whole seconds tell of one step. */
    boolean isSameAs(Step other) {
      return replicaSet.equals(other.replicaSet)
          && raises() == other.raises()
          && Math.abs(time.earliest() - other.time.earliest()) < 2 * Stamp.SECOND;
    }

    boolean raises() {
      return direction == Direction.CREATED || direction == Direction.UP;
    }
  }

  /** In order of time. */
  final List<Step> all = new ArrayList<>();

  /**
   * @param parent the Deployment or Rollout, or the ReplicaSet itself where it has no owner
   */
  ReplicaSetSteps(ObjectKey parent, Owners owners, ClusterChanges changes) {
    for (ObjectKey replicaSet : changes.written("replicasets", parent.namespace())) {
      if (!replicaSet.name().isEmpty() && parent.equals(owners.root(replicaSet))) {
        read(replicaSet, changes);
      }
    }
    for (KubernetesEvent event : changes.events(parent, "ScalingReplicaSet")) {
      Matcher scaled = SCALED.matcher(String.valueOf(event.message()));
      if (scaled.lookingAt()) {
        read(event, scaled);
      }
    }
    all.sort(Comparator.comparing(Step::time).thenComparing(Step::replicaSet));
  }

  /** The last step before the time that lowered the ReplicaSet, or may have; null without one. */
  Step lastLowering(String replicaSet, Stamp before) {
    Step found = null;
    for (Step step : all) {
      boolean earlier = step.time.earliest() <= before.latest();
      if (earlier && step.replicaSet.equals(replicaSet) && step.mayLower()) {
        boolean known =
            found != null && found.audit != null && step.audit == null && step.isSameAs(found);
        found = known ? found : step;
      }
    }
    return found;
  }

  /** Whether the ReplicaSet was made or given more replicas in the time. */
  boolean raised(String replicaSet, long from, long to) {
    return all.stream()
        .anyMatch(
            step -> step.replicaSet.equals(replicaSet) && step.raises() && within(step, from, to));
  }

  /**
   * The first step in the time that made another ReplicaSet or gave it more, from the audit log
   * where it has one; null without one.
   */
  Step raisedOther(String replicaSet, long from, long to) {
    Step first =
        all.stream()
            .filter(
                step ->
                    !step.replicaSet.equals(replicaSet) && step.raises() && within(step, from, to))
            .findFirst()
            .orElse(null);
    if (first == null || first.audit != null) {
      return first;
    }
    return all.stream()
        .filter(step -> step.audit != null && step.isSameAs(first))
        .findFirst()
        .orElse(first);
  }

  List<Step> between(long from, long to) {
    return all.stream().filter(step -> within(step, from, to)).toList();
  }

  /** What the log shows of a ReplicaSet's pod template, null if nothing. */
  static WorkloadState templateOf(ObjectKey replicaSet, ClusterChanges changes) {
    return changes.writes(replicaSet).stream()
        .map(AuditEvent::workload)
        .filter(Objects::nonNull)
        .filter(state -> state.templateHash() != null)
        .findFirst()
        .orElse(null);
  }

  /** An Event that was counted up stands for its first and its last time. */
  private void read(KubernetesEvent event, Matcher scaled) {
    Stamp time = event.time();
    Stamp first =
        new Stamp(time.earliest(), Math.min(time.latest(), time.earliest() + Stamp.SECOND));
    Stamp last = new Stamp(Math.max(time.earliest(), time.latest() - Stamp.SECOND), time.latest());
    for (Stamp occurrence : event.count() > 1 ? List.of(first, last) : List.of(time)) {
      all.add(
          new Step(
              occurrence,
              scaled.group(2),
              scaled.group(1).equals("up") ? Direction.UP : Direction.DOWN,
              scaled.group(3) == null ? null : Integer.valueOf(scaled.group(3)),
              Integer.valueOf(scaled.group(4)),
              null,
              event));
    }
  }

  private void read(ObjectKey replicaSet, ClusterChanges changes) {
    Integer known = null;
    for (AuditEvent event : changes.writes(replicaSet)) {
      if ("status".equals(event.subresource()) || event.verb().startsWith("delete")) {
        continue;
      }
      Integer to = event.workload() == null ? null : event.workload().replicas();
      to =
          event.change() != null && event.change().replicas() != null
              ? event.change().replicas()
              : to;
      Integer from =
          known == null && event.workload() != null ? event.workload().currentReplicas() : known;
      Direction direction = direction(event, from, to);
      if (direction != null) {
        all.add(new Step(event.time(), replicaSet.name(), direction, from, to, event, null));
      }
      known = to == null ? known : to;
    }
  }

  /** Null for a write that left the replicas alone. */
  private static Direction direction(AuditEvent event, Integer from, Integer to) {
    if ("create".equals(event.verb()) || event.code() == 201) {
      return Direction.CREATED;
    }
    if (to != null && to == 0 && (from == null || from > 0)) {
      return Direction.DOWN;
    }
    if (from == null || to == null) {
      return Direction.UNKNOWN;
    }
    return from.equals(to) ? null : to < from ? Direction.DOWN : Direction.UP;
  }

  /** The stamps of Events are whole seconds: they count where they may lie inside. */
  private static boolean within(Step step, long from, long to) {
    return step.time.latest() >= from && step.time.earliest() <= to;
  }
}
