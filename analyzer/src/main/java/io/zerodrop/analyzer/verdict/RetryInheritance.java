package io.zerodrop.analyzer.verdict;

import io.zerodrop.analyzer.result.Outcome;
import io.zerodrop.analyzer.result.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A retry that found no live peer left has the cause of the attempt before it: the router had
 * marked its peers as failed because of what came before.
 */
public final class RetryInheritance {

  private record Try(String request, String client, int number) {}

  private RetryInheritance() {}

  /**
   * @param verdicts of one Service, in any order
   */
  public static List<Verdict> apply(List<Verdict> verdicts) {
    Map<Try, Verdict> byTry = new HashMap<>();
    for (Verdict verdict : verdicts) {
      if (verdict.requestId() != null) {
        byTry.put(keyOf(verdict, verdict.attemptNumber()), verdict);
      }
    }
    List<Verdict> result = new ArrayList<>();
    for (Verdict verdict : verdicts) {
      Verdict before = verdict;
      while (inherits(before)) {
        Verdict earlier = byTry.get(keyOf(before, before.attemptNumber() - 1));
        if (earlier == null) {
          break;
        }
        before = earlier;
      }
      boolean found = before != verdict && before.cause() != null;
      result.add(found ? verdict.causedLike(before) : verdict);
    }
    return result;
  }

  private static boolean inherits(Verdict verdict) {
    return verdict.outcome() == Outcome.NO_ENDPOINT
        && verdict.attemptNumber() > 1
        && verdict.requestId() != null;
  }

  private static Try keyOf(Verdict verdict, int number) {
    return new Try(verdict.requestId(), verdict.clientIp(), number);
  }
}
