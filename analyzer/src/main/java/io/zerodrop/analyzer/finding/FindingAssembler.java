package io.zerodrop.analyzer.finding;

import io.zerodrop.analyzer.finding.counterfactual.Counterfactuals;
import io.zerodrop.analyzer.finding.loss.FindingSettings;
import io.zerodrop.analyzer.finding.loss.Loss;
import io.zerodrop.analyzer.finding.loss.LossGrouping;
import io.zerodrop.analyzer.finding.loss.MissingInputs;
import io.zerodrop.analyzer.finding.loss.ServiceFacts;
import io.zerodrop.analyzer.finding.loss.ServiceTraffic;
import io.zerodrop.analyzer.finding.remedy.Advice;
import io.zerodrop.analyzer.finding.remedy.Remedies;
import io.zerodrop.analyzer.result.Finding;
import io.zerodrop.analyzer.result.Termination;
import io.zerodrop.analyzer.result.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes the findings of one Service: one for each cause, and subtype, of each incident; one for
 * each stretch of time where failures came of no incident.
 */
public final class FindingAssembler {

  private FindingAssembler() {}

  /**
   * The order of the lists does not matter.
   *
   * @param ofService the verdicts of attempts at this Service
   * @param terminations at least those that routed to this Service or that a verdict names
   */
  public static Findings assemble(
      String namespace,
      String service,
      List<Verdict> ofService,
      List<Termination> terminations,
      ServiceTraffic traffic,
      ServiceFacts facts,
      FindingSettings settings) {
    List<Finding> findings = new ArrayList<>();
    Map<String, String> findingOf = new HashMap<>();
    for (Loss loss :
        new LossGrouping(namespace, service, traffic, facts, settings)
            .group(ofService, terminations)) {
      Finding finding = finding(loss);
      findings.add(finding);
      loss.failures().forEach(verdict -> findingOf.put(verdict.id(), finding.id()));
    }
    findings.sort(Comparator.comparingLong(Finding::start).thenComparing(Finding::id));
    return new Findings(
        findings,
        ofService.stream()
            .map(verdict -> verdict.withFinding(findingOf.get(verdict.id())))
            .toList());
  }

  private static Finding finding(Loss loss) {
    Counterfactuals counterfactuals = Counterfactuals.of(loss);
    Advice advice = Remedies.against(loss, counterfactuals);
    return new Finding(
        FindingId.finding(loss),
        FindingId.incident(loss),
        loss.cause(),
        loss.subtype(),
        loss.namespace(),
        loss.service(),
        loss.trigger(),
        loss.start(),
        loss.end(),
        loss.failedRequests(),
        loss.masked(),
        loss.served().size(),
        loss.total(),
        loss.pods(),
        loss.nodes(),
        loss.terminations().stream().map(Termination::id).toList(),
        EvidenceChoice.of(loss),
        MissingInputs.of(loss),
        Confidence.of(loss),
        FindingSentence.of(loss, advice),
        advice.remedy(),
        counterfactuals.rows(),
        loss.retries());
  }
}
