package io.zerodrop.dashboards.example;

import io.zerodrop.analyzer.result.Cause;
import io.zerodrop.analyzer.result.Evidence;
import io.zerodrop.analyzer.result.Finding;
import io.zerodrop.analyzer.result.Trigger;
import java.util.List;

/** A finding to be varied by the tests. */
public final class FindingExample {

  private final Finding base;
  private String id;
  private String service;
  private List<Evidence> evidence;
  private boolean explained = true;

  public FindingExample(Finding base) {
    this.base = base;
    this.id = base.id();
    this.service = base.service();
    this.evidence = base.evidence();
  }

  public FindingExample id(String newId) {
    id = newId;
    return this;
  }

  public FindingExample service(String newService) {
    service = newService;
    return this;
  }

  public FindingExample evidence(List<Evidence> newEvidence) {
    evidence = newEvidence;
    return this;
  }

  /** Without a cause, a trigger and terminations. */
  public FindingExample unexplained() {
    explained = false;
    return this;
  }

  public Finding get() {
    return new Finding(
        id,
        base.incidentId(),
        explained ? base.cause() : Cause.UNKNOWN,
        base.subtype(),
        base.namespace(),
        service,
        explained ? base.trigger() : Trigger.UNKNOWN,
        base.start(),
        base.end(),
        base.failed(),
        base.masked(),
        base.servedWhileTerminating(),
        base.total(),
        base.pods(),
        base.nodes(),
        explained ? base.terminationIds() : List.of(),
        evidence,
        base.missing(),
        base.confidence(),
        base.sentence(),
        base.remedy(),
        base.counterfactual());
  }
}
