package io.zerodrop.analyzer.finding.loss;

import io.zerodrop.analyzer.result.Verdict;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a request failed on several pods one after the other, its first try decides what would have
 * saved it: had that succeeded, the later ones would not have been made.
 */
public final class FirstTries {

  private record Request(String id, String client, String router) {}

  private final Map<Request, Verdict> first = new HashMap<>();

  public FirstTries(Collection<Verdict> failures) {
    for (Verdict failure : failures) {
      if (failure.requestId() != null) {
        first.merge(
            keyOf(failure), failure, (a, b) -> b.attemptNumber() < a.attemptNumber() ? b : a);
      }
    }
  }

  /** The first failed try of the same request; the attempt itself where its request has no id. */
  public Verdict of(Verdict failure) {
    return failure.requestId() == null ? failure : first.getOrDefault(keyOf(failure), failure);
  }

  /** The failures that followed on no other. */
  public List<Verdict> only(Collection<Verdict> failures) {
    return failures.stream().filter(failure -> of(failure) == failure).toList();
  }

  private static Request keyOf(Verdict failure) {
    return new Request(failure.requestId(), failure.clientIp(), failure.router());
  }
}
