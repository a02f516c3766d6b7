package io.zerodrop.analyzer.termination;

import io.zerodrop.analyzer.result.Termination;
import io.zerodrop.analyzer.result.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Adds to a termination how many attempts came in which phase, and how they ended. */
public final class AttemptsCounted {

  private AttemptsCounted() {}

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
    for (Verdict verdict : verdicts) {
      if (verdict.pod() == null) {
        continue;
      }
      counts.merge(verdict.phaseStart() + "." + verdict.outcome().id(), 1, Integer::sum);
    }
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
        draft.milestones(),
        draft.exitCodes(),
        draft.lags(),
        counts,
        draft.evidence(),
        draft.missing());
  }
}
