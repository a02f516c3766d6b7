package io.zerodrop.dashboards.example;

import io.zerodrop.analyzer.result.Evidence;
import io.zerodrop.analyzer.result.Finding;
import java.util.List;

/** A finding to be varied by the tests. */
public final class FindingExample {

  private final Finding base;
  private String id;
  private String service;
  private List<Evidence> evidence;

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

  public Finding get() {
    return new Finding(
        id,
        base.incidentId(),
        base.cause(),
        base.subtype(),
        base.namespace(),
        service,
        base.trigger(),
        base.start(),
        base.end(),
        base.failed(),
        base.masked(),
        base.servedWhileTerminating(),
        base.total(),
        base.pods(),
        base.nodes(),
        base.terminationIds(),
        evidence,
        base.missing(),
        base.confidence(),
        base.sentence(),
        base.remedy(),
        base.counterfactual());
  }
}
