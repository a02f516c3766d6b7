package io.zerodrop.analyzer.trigger;

import io.zerodrop.analyzer.trigger.ReplicaSetSteps.Direction;
import io.zerodrop.analyzer.trigger.ReplicaSetSteps.Step;
import io.zerodrop.analyzer.trigger.SpecWrite.Effect;
import io.zerodrop.ingest.event.Stamp;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Which write to a Deployment made a pod of one of its ReplicaSets go. It looks back from the
 * moment the ReplicaSet was lowered: the last write that changed the template rolls out until the
 * next one; the last one that lowered the replicas scales down, unless the ReplicaSet was being
 * replaced anyway. Writes whose content is not logged count where the controller then made, or
 * after a rest began to move, a ReplicaSet.
 */
final class RolloutSearch {

  /**
   * @param step what another ReplicaSet did for it, null if nothing is logged
   * @param rollout whether it replaced the pods, else it reduced them; null where the log does not
   *     tell
   */
  record Found(SpecWrite write, Step step, Boolean rollout) {}

  private enum Sign {
    ROLLOUT,
    SCALE,
    /** Either of them. */
    EITHER,
    /** It made the pod's own ReplicaSet the current one: nothing before it matters. */
    CURRENT,
    NOTHING
  }

  private final String replicaSet;
  private final WorkloadHistory history;
  private final ReplicaSetSteps steps;
  private final Stamp at;
  private final Long created;
  private final long until;

  /**
   * @param lowering the step that lowered the pod's ReplicaSet, null if not logged
   * @param at when the pod was deleted
   * @param created when the pod was created, null if not known
   */
  RolloutSearch(
      String replicaSet,
      WorkloadHistory history,
      ReplicaSetSteps steps,
      Step lowering,
      Stamp at,
      Long created) {
    this.replicaSet = replicaSet;
    this.history = history;
    this.steps = steps;
    this.at = at;
    this.created = created;
    boolean dated = lowering != null && lowering.direction() == Direction.DOWN;
    this.until = dated ? Math.min(lowering.time().latest(), at.latest()) : at.latest();
  }

  /** Null where no write in the log can be held responsible. */
  Found find() {
    return find(until, true);
  }

  private Found find(long before, boolean scales) {
    List<SpecWrite> backwards = new ArrayList<>(history.writes);
    Collections.reverse(backwards);
    for (SpecWrite write : backwards) {
      if (write.at() > before || !write.counts() && write.effect() != Effect.CREATED) {
        continue;
      }
      if (write.effect() == Effect.CREATED) {
        return null;
      }
      Sign sign = sign(write);
      if (sign == Sign.CURRENT) {
        return null;
      }
      if (sign == Sign.ROLLOUT) {
        return new Found(write, newcomer(write), true);
      }
      if (sign == Sign.SCALE && scales) {
        Found unfinished = write.toZero() ? null : find(write.at() - 1, false);
        return unfinished == null ? new Found(write, null, false) : unfinished;
      }
      if (sign == Sign.EITHER && scales) {
        return new Found(write, null, null);
      }
    }
    return null;
  }

  private Sign sign(SpecWrite write) {
    boolean sets = write.effect() == Effect.FEWER_REPLICAS || write.effect() == Effect.REPLICAS_SET;
    if (!sets && isTarget(write)) {
      return Sign.CURRENT;
    }
    switch (write.effect()) {
      case TEMPLATE:
        return Sign.ROLLOUT;
      case RELEASED:
        return newcomer(write) == null ? Sign.NOTHING : Sign.ROLLOUT;
      case FEWER_REPLICAS:
        return lowered(write.at(), until) || prompt(write) ? Sign.SCALE : Sign.NOTHING;
      case REPLICAS_SET:
        return loweredSoonAfter(write) || steps.all.isEmpty() && prompt(write)
            ? Sign.SCALE
            : Sign.NOTHING;
      default:
        return unclear(write);
    }
  }

  /** At Metadata level the controller's steps right after a write tell what it changed. */
  private Sign unclear(SpecWrite write) {
    if (steps.all.isEmpty() && prompt(write)) {
      return Kubectl.rollsOut(write.event()) ? Sign.ROLLOUT : Sign.EITHER;
    }
    Step newcomer = newcomer(write);
    if (newcomer != null && newcomer.revives()) {
      return Sign.ROLLOUT;
    }
    if (!steps.between(write.at() - Patience.REST, write.at() - 1).isEmpty()) {
      return Sign.NOTHING;
    }
    List<Step> reaction = steps.between(write.at(), write.at() + Patience.REACTION);
    if (reaction.stream().anyMatch(step -> !step.replicaSet().equals(replicaSet))) {
      return Sign.ROLLOUT;
    }
    return reaction.stream().anyMatch(Step::mayLower) ? Sign.SCALE : Sign.NOTHING;
  }

  /** Whether the write rolled out to the pod's own ReplicaSet. */
  private boolean isTarget(SpecWrite write) {
    if (steps.raised(replicaSet, write.at(), until)) {
      return true;
    }
    return steps.all.isEmpty() && created != null && created > write.at();
  }

  /** What was made or grew because of the write: before the next one and within its time. */
  private Step newcomer(SpecWrite write) {
    SpecWrite next = history.after(write);
    long limit = write.at() + Patience.EFFECT;
    return steps.raisedOther(
        replicaSet, write.at(), next == null ? limit : Math.min(limit, next.at() - 1));
  }

  private boolean lowered(long from, long to) {
    return steps.between(from, to).stream()
        .anyMatch(step -> step.replicaSet().equals(replicaSet) && step.mayLower());
  }

  private boolean loweredSoonAfter(SpecWrite write) {
    return lowered(write.at(), Math.min(until, write.at() + Patience.EFFECT));
  }

  private boolean prompt(SpecWrite write) {
    return at.earliest() - write.at() <= Patience.EFFECT;
  }
}
