package io.zerodrop.dashboards.example;

import io.zerodrop.analyzer.result.Milestone;
import io.zerodrop.analyzer.result.Termination;
import io.zerodrop.analyzer.result.Trigger;
import java.util.List;

/** A termination to be varied by the tests. */
public final class TerminationExample {

  private final Termination base;
  private String id;
  private String pod;
  private Trigger trigger;
  private List<Milestone> milestones;

  public TerminationExample(Termination base) {
    this.base = base;
    this.id = base.id();
    this.pod = base.pod();
    this.trigger = base.trigger();
    this.milestones = base.milestones();
  }

  public TerminationExample id(String newId) {
    id = newId;
    return this;
  }

  public TerminationExample pod(String newPod) {
    pod = newPod;
    return this;
  }

  public TerminationExample trigger(Trigger newTrigger) {
    trigger = newTrigger;
    return this;
  }

  public TerminationExample milestones(List<Milestone> newMilestones) {
    milestones = newMilestones;
    return this;
  }

  public Termination get() {
    return new Termination(
        id,
        base.at(),
        base.namespace(),
        pod,
        base.uid(),
        base.node(),
        base.addresses(),
        base.ownerChain(),
        base.services(),
        trigger,
        base.graceSeconds(),
        base.preStopSeconds(),
        base.preStopKind(),
        base.subtype(),
        milestones,
        base.exitCodes(),
        base.lags(),
        base.attempts(),
        base.evidence(),
        base.missing());
  }
}
