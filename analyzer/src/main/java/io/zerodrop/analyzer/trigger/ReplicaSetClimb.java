package io.zerodrop.analyzer.trigger;

import io.zerodrop.analyzer.result.Trigger;
import io.zerodrop.analyzer.result.TriggerKind;
import io.zerodrop.analyzer.trigger.ReplicaSetSteps.Direction;
import io.zerodrop.analyzer.trigger.ReplicaSetSteps.Step;
import io.zerodrop.analyzer.trigger.SpecWrite.Effect;
import io.zerodrop.ingest.event.AuditEvent;
import io.zerodrop.ingest.event.KubernetesEvent;
import io.zerodrop.ingest.event.Stamp;
import io.zerodrop.ingest.event.WorkloadState;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * From a pod that its ReplicaSet removed, by way of the Deployment (or Argo Rollout) that lowered
 * the ReplicaSet, to whoever changed or scaled it.
 */
final class ReplicaSetClimb implements Climb {

  private final ClusterChanges changes;
  private final Owners owners;
  private final Autoscaling autoscaling;
  private final Map<ObjectKey, WorkloadHistory> histories = new TreeMap<>();
  private final Map<ObjectKey, ReplicaSetSteps> steps = new TreeMap<>();

  ReplicaSetClimb(ClusterChanges changes, Owners owners) {
    this.changes = changes;
    this.owners = owners;
    this.autoscaling = new Autoscaling(changes);
  }

  @Override
  public Trigger climb(PodEnd end, Chain chain) {
    List<ObjectKey> owned = owners.of(end);
    if (owned.isEmpty() || !owned.get(0).resource().equals("replicasets")) {
      return chain
          .note("which ReplicaSet owned the pod is not in the logs")
          .headless(TriggerKind.UNKNOWN, null, null, null);
    }
    ObjectKey replicaSet = owned.get(0);
    ObjectKey parent = owned.get(owned.size() - 1);
    ReplicaSetSteps moved = stepsOf(parent);
    Step lowering = moved.lastLowering(replicaSet.name(), end.at());
    if (lowering != null && byHand(lowering, parent)) {
      return autoscaling.from(byHand(lowering), replicaSet, chain);
    }
    tell(lowering, replicaSet, chain);
    WorkloadHistory history = historyOf(parent);
    RolloutSearch.Found found =
        new RolloutSearch(replicaSet.name(), history, moved, lowering, end.at(), end.created())
            .find();
    if (found == null) {
      return unseen(end, replicaSet, parent, lowering, chain);
    }
    long silence = Silence.longest(found.write(), history, moved, end.at());
    if (silence > Patience.SILENCE) {
      chain.note(
          "the last change of it in the log lies far back ("
              + Phrase.did(found.write().event())
              + ") with "
              + Phrase.ago(silence)
              + " of rest between: not held responsible");
      return unseen(end, replicaSet, parent, lowering, chain);
    }
    return head(found, replicaSet, parent, chain);
  }

  private Trigger head(
      RolloutSearch.Found found, ObjectKey replicaSet, ObjectKey parent, Chain chain) {
    AuditEvent event = found.write().event();
    if (Boolean.FALSE.equals(found.rollout())) {
      return autoscaling.from(found.write(), parent, chain);
    }
    if (found.step() != null) {
      tell(
          found.step(),
          new ObjectKey("replicasets", parent.namespace(), found.step().replicaSet()),
          chain);
    }
    chain.step(event);
    if (event.metadataOnly()) {
      chain.note("what it changed is not shown: its audit level is Metadata");
    }
    Gitops.noted(event, chain);
    if (found.rollout() == null) {
      return chain.headedBy(event, TriggerKind.UNKNOWN, "changed " + parent, parent, List.of());
    }
    String action =
        found.write().effect() == Effect.RELEASED
            ? "let the pending change of " + parent + " roll out"
            : "changed the pod template of " + parent;
    return chain.headedBy(event, TriggerKind.ROLLOUT, action, parent, diff(found, replicaSet));
  }

  private List<String> diff(RolloutSearch.Found found, ObjectKey replicaSet) {
    SpecWrite write = found.write();
    WorkloadState before =
        write.before() != null ? write.before() : ReplicaSetSteps.templateOf(replicaSet, changes);
    WorkloadState after = write.event().workload();
    if ((after == null || after.templateHash() == null) && found.step() != null) {
      ObjectKey next =
          new ObjectKey("replicasets", replicaSet.namespace(), found.step().replicaSet());
      after = ReplicaSetSteps.templateOf(next, changes);
    }
    return TemplateDiff.of(before, after, write.event());
  }

  /** The log does not hold the write: what kind it was can often be told all the same. */
  private Trigger unseen(
      PodEnd end, ObjectKey replicaSet, ObjectKey parent, Step lowering, Chain chain) {
    Stamp at = end.at();
    chain.note(
        "who changed "
            + parent
            + " is not in the audit log"
            + Coverage.said(changes.audited(), at));
    Step newcomer =
        stepsOf(parent)
            .raisedOther(
                replicaSet.name(),
                at.earliest() - Patience.EFFECT,
                at.latest() + 2 * Patience.REST);
    if (newcomer != null) {
      tell(
          newcomer, new ObjectKey("replicasets", parent.namespace(), newcomer.replicaSet()), chain);
      return chain.headless(TriggerKind.ROLLOUT, "changed " + parent, parent, null);
    }
    KubernetesEvent rescaled = autoscaling.rescaleEvent(parent, at);
    if (rescaled != null) {
      return chain.step(rescaled).headless(TriggerKind.AUTOSCALE, "scaled " + parent, parent, null);
    }
    boolean alone =
        stepsOf(parent).all.stream().allMatch(s -> s.replicaSet().equals(replicaSet.name()));
    boolean lowered = lowering != null && lowering.direction() == Direction.DOWN;
    return alone && lowered
        ? chain.headless(TriggerKind.SCALE_DOWN, "scaled " + parent + " down", parent, null)
        : chain.headless(TriggerKind.UNKNOWN, null, parent, null);
  }

  private void tell(Step step, ObjectKey replicaSet, Chain chain) {
    if (step == null) {
      chain.note("no step of " + replicaSet + " is in the logs");
    } else if (step.audit() == null) {
      chain.step(step.said());
    } else {
      String count =
          step.to() == null
              ? " (its audit level does not show the replicas)"
              : ": " + (step.from() == null ? "?" : step.from()) + " -> " + step.to() + " replicas";
      chain.step(step.audit(), Phrase.did(step.audit()) + count);
    }
  }

  private static boolean byHand(Step lowering, ObjectKey parent) {
    AuditEvent event = lowering.audit();
    if (event == null) {
      return false;
    }
    boolean scales = lowering.direction() == Direction.DOWN || "scale".equals(event.subresource());
    boolean byParent =
        Controller.is(event, Controller.DEPLOYMENT)
            || parent.resource().equals("rollouts") && "Argo Rollouts".equals(Tool.of(event));
    return scales && !byParent;
  }

  private static SpecWrite byHand(Step lowering) {
    return new SpecWrite(
        lowering.audit(), Effect.FEWER_REPLICAS, null, lowering.from(), lowering.to());
  }

  private WorkloadHistory historyOf(ObjectKey parent) {
    return histories.computeIfAbsent(parent, key -> new WorkloadHistory(key, changes));
  }

  private ReplicaSetSteps stepsOf(ObjectKey parent) {
    return steps.computeIfAbsent(parent, key -> new ReplicaSetSteps(key, owners, changes));
  }
}
