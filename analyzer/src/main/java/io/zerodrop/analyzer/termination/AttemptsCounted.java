package io.zerodrop.analyzer.termination;

import io.zerodrop.analyzer.result.Milestone;
import io.zerodrop.analyzer.result.Outcome;
import io.zerodrop.analyzer.result.Termination;
import io.zerodrop.analyzer.result.Verdict;
import io.zerodrop.ingest.event.Stamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Adds to a termination what the attempts show of it: how many came in which phase, and until when
 * each router that picks pods itself still sent to the pod. A retry does not count for that: it
 * goes to a peer that was picked when its request came.
 */
public final class AttemptsCounted {

  /** What a router may follow; of a crash it learns nothing. */
  private static final Set<String> FOLLOWED =
      Set.of(
          Milestone.DELETION_REQUESTED, Milestone.ENDPOINT_TERMINATING, Milestone.ENDPOINT_REMOVED);

  private AttemptsCounted() {}

  private static boolean picked(Termination draft, Verdict verdict) {
    return verdict.router() != null
        && verdict.outcome() != Outcome.NO_ENDPOINT
        && verdict.attemptNumber() == 1
        && draft.addresses().contains(verdict.address());
  }

  /**
   * @param verdicts in any order; those of none of these terminations are left aside
   */
  public static List<Termination> in(List<Termination> drafts, List<Verdict> verdicts) {
    Map<String, List<Verdict>> byTermination = new HashMap<>();
    for (Verdict verdict : verdicts) {
      if (verdict.terminationId() != null) {
        byTermination
            .computeIfAbsent(verdict.terminationId(), id -> new ArrayList<>())
            .add(verdict);
      }
    }
    return drafts.stream()
        .map(draft -> in(draft, byTermination.getOrDefault(draft.id(), List.of())))
        .toList();
  }

  /**
   * @param verdicts those of this termination
   */
  public static Termination in(Termination draft, List<Verdict> verdicts) {
    Map<String, Integer> counts = new TreeMap<>();
    Map<String, Stamp> lastSent = new TreeMap<>();
    boolean followed = draft.milestones().stream().anyMatch(step -> FOLLOWED.contains(step.name()));
    for (Verdict verdict : verdicts) {
      if (verdict.pod() == null) {
        continue;
      }
      counts.merge(verdict.phaseStart() + "." + verdict.outcome().id(), 1, Integer::sum);
      if (followed && picked(draft, verdict)) {
        lastSent.merge(verdict.router(), verdict.start(), (a, b) -> a.compareTo(b) >= 0 ? a : b);
      }
    }
    List<Milestone> milestones = new ArrayList<>(draft.milestones());
    Map<String, Double> lags = new TreeMap<>(draft.lags());
    lastSent.forEach(
        (router, last) -> {
          if (last.latest() >= draft.at()) {
            milestones.add(
                new Milestone(Milestone.INGRESS_OBSERVED, last.latest(), last, router, "access"));
            lags.put(
                "ingress_observed_ms." + router,
                Math.round((last.middle() - draft.at()) / 100.0) / 10.0);
          }
        });
    return new Termination(
        draft.id(),
        draft.at(),
        draft.namespace(),
        draft.pod(),
        draft.uid(),
        draft.node(),
        draft.addresses(),
        draft.ownerChain(),
        draft.services(),
        draft.trigger(),
        draft.graceSeconds(),
        draft.preStopSeconds(),
        draft.preStopKind(),
        draft.subtype(),
        milestones,
        draft.exitCodes(),
        lags,
        counts,
        draft.evidence(),
        draft.missing());
  }
}
