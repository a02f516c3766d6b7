package io.zerodrop.analyzer.trigger;

import io.zerodrop.analyzer.result.Trigger;
import io.zerodrop.analyzer.result.TriggerKind;
import io.zerodrop.analyzer.trigger.SpecWrite.Effect;
import io.zerodrop.ingest.event.AuditEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;

/**
 * From a pod that its StatefulSet or DaemonSet removed to whoever changed or scaled the set. An
 * update makes a ControllerRevision and the same ordinal comes back; scaling down takes the highest
 * ordinals and they stay away (pkg/controller/statefulset/stateful_set_control.go).
 */
final class SetClimb implements Climb {

  private final ClusterChanges changes;
  private final Owners owners;
  private final Autoscaling autoscaling;

  SetClimb(ClusterChanges changes, Owners owners) {
    this.changes = changes;
    this.owners = owners;
    this.autoscaling = new Autoscaling(changes);
  }

  @Override
  public Trigger climb(PodEnd end, Chain chain) {
    List<ObjectKey> owned = owners.of(end);
    if (owned.isEmpty() || !owned.get(0).resource().endsWith("sets")) {
      return chain
          .note("which set owned the pod is not in the logs")
          .headless(TriggerKind.UNKNOWN, null, null, null);
    }
    ObjectKey set = owned.get(0);
    WorkloadHistory history = new WorkloadHistory(set, changes);
    TreeSet<Long> heard = new TreeSet<>(history.activity);
    heard.addAll(podsMade(set));
    List<SpecWrite> backwards = new ArrayList<>(history.writes);
    Collections.reverse(backwards);
    for (SpecWrite write : backwards) {
      if (write.effect() == Effect.CREATED && write.at() <= end.at().latest()) {
        break;
      }
      if (write.at() > end.at().latest() || !write.counts()) {
        continue;
      }
      long silence = Silence.longest(write.at(), end.at().earliest(), heard);
      if (silence > Patience.SILENCE) {
        break;
      }
      if (scales(write, end, history)) {
        return autoscaling.from(write, set, chain);
      }
      if (rollsOut(write, end, history)) {
        return rollout(write, set, chain);
      }
    }
    return unseen(end, set, history, chain);
  }

  private Trigger rollout(SpecWrite write, ObjectKey set, Chain chain) {
    AuditEvent event = write.event();
    chain.step(event);
    if (event.metadataOnly()) {
      chain.note("what it changed is not shown: its audit level is Metadata");
    }
    return Gitops.noted(event, chain)
        .headedBy(
            event,
            TriggerKind.ROLLOUT,
            "changed the pod template of " + set,
            set,
            TemplateDiff.of(write.before(), event.workload(), event));
  }

  private Trigger unseen(PodEnd end, ObjectKey set, WorkloadHistory history, Chain chain) {
    chain.note(
        "who changed "
            + set
            + " is not in the audit log"
            + Coverage.said(changes.audited(), end.at()));
    if (set.resource().equals("daemonsets")) {
      return chain.headless(TriggerKind.UNKNOWN, null, set, null);
    }
    SpecWrite last =
        history.writes.isEmpty() ? null : history.writes.get(history.writes.size() - 1);
    return cameBack(end, last == null ? null : history.after(last))
        ? chain.headless(TriggerKind.ROLLOUT, "changed " + set, set, null)
        : chain.headless(TriggerKind.UNKNOWN, null, set, null);
  }

  private boolean scales(SpecWrite write, PodEnd end, WorkloadHistory history) {
    boolean sets = write.effect() == Effect.FEWER_REPLICAS || write.effect() == Effect.REPLICAS_SET;
    if (!sets) {
      return false;
    }
    int ordinal = Owners.ordinal(end.pod());
    if (write.replicasAfter() != null && ordinal >= 0) {
      return ordinal >= write.replicasAfter();
    }
    return prompt(write, end) && !cameBack(end, history.after(write));
  }

  private boolean rollsOut(SpecWrite write, PodEnd end, WorkloadHistory history) {
    boolean isNew = end.created() != null && end.created() > write.at();
    if (isNew) {
      return false;
    }
    switch (write.effect()) {
      case TEMPLATE, RELEASED:
        return true;
      case UNCLEAR:
        SpecWrite next = history.after(write);
        return madeRevision(history.key, write.at(), next == null ? Long.MAX_VALUE : next.at())
            || Kubectl.rollsOut(write.event())
            || prompt(write, end) && cameBack(end, next);
      default:
        return false;
    }
  }

  /** An update that waits for each pod in turn may take hours, but is heard of with every pod. */
  private List<Long> podsMade(ObjectKey set) {
    return changes.written("pods", set.namespace()).stream()
        .filter(key -> key.name().startsWith(set.name() + "-"))
        .flatMap(key -> changes.writes(key).stream())
        .map(event -> event.time().earliest())
        .toList();
  }

  private boolean madeRevision(ObjectKey set, long from, long to) {
    long limit = Math.min(to, from + Patience.EFFECT);
    return changes.written("controllerrevisions", set.namespace()).stream()
        .filter(key -> key.name().startsWith(set.name() + "-"))
        .filter(key -> key.name().lastIndexOf('-') == set.name().length())
        .flatMap(key -> changes.writes(key).stream())
        .filter(event -> !event.verb().startsWith("delete"))
        .anyMatch(event -> event.time().latest() >= from && event.time().earliest() <= limit);
  }

  /** Whether a pod of the same name was made again before the set's next change. */
  private boolean cameBack(PodEnd end, SpecWrite next) {
    long limit = next == null ? Long.MAX_VALUE : next.at();
    return changes.writes(end.key()).stream()
        .anyMatch(
            event ->
                "create".equals(event.verb())
                    && event.time().earliest() > end.at().latest()
                    && event.time().earliest() < limit);
  }

  private static boolean prompt(SpecWrite write, PodEnd end) {
    return end.at().earliest() - write.at() <= Patience.EFFECT;
  }
}
