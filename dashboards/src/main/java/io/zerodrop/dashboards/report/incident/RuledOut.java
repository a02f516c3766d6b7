package io.zerodrop.dashboards.report.incident;

import io.zerodrop.analyzer.result.Candidate;
import io.zerodrop.analyzer.result.Cause;
import io.zerodrop.analyzer.result.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Another cause that was weighed for the attempts of a finding.
 *
 * @param likeliest the highest likelihood it had for any of them; 0 where it was ruled out for all
 * @param reasons what spoke against it, the most common first
 */
public record RuledOut(Cause cause, double likeliest, int attempts, List<String> reasons) {

  private static final int REASONS = 3;

  public static List<RuledOut> of(Cause chosen, List<Verdict> failures) {
    Map<Cause, Double> likeliest = new EnumMap<>(Cause.class);
    Map<Cause, Integer> attempts = new EnumMap<>(Cause.class);
    Map<Cause, Map<String, Integer>> reasons = new EnumMap<>(Cause.class);
    for (Verdict failure : failures) {
      for (Candidate candidate : failure.candidates()) {
        if (candidate.cause() != chosen) {
          likeliest.merge(candidate.cause(), candidate.likelihood(), Math::max);
          attempts.merge(candidate.cause(), 1, Integer::sum);
          Map<String, Integer> known =
              reasons.computeIfAbsent(candidate.cause(), cause -> new LinkedHashMap<>());
          candidate.against().forEach(reason -> known.merge(reason, 1, Integer::sum));
        }
      }
    }
    List<RuledOut> all = new ArrayList<>();
    likeliest.forEach(
        (cause, likelihood) ->
            all.add(
                new RuledOut(cause, likelihood, attempts.get(cause), usual(reasons.get(cause)))));
    all.sort(Comparator.comparingDouble(RuledOut::likeliest).reversed());
    return all;
  }

  private static List<String> usual(Map<String, Integer> reasons) {
    return reasons.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(REASONS)
        .map(Map.Entry::getKey)
        .toList();
  }
}
