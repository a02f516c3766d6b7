package io.zerodrop.analyzer.scenario;

import io.zerodrop.analyzer.result.Cause;
import io.zerodrop.analyzer.result.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How an analysis of a recording fares against what is true.
 *
 * @param failed attempts that failed and were reported
 * @param right those with a right cause
 * @param unknown those without a cause
 * @param wrong accusations of a routing cause that truth does not make, or makes differently
 * @param confidence mean over the right ones
 */
record Marks(int failed, int right, int unknown, List<String> wrong, double confidence) {

  private static final Set<String> BLAMES =
      Stream.of(Cause.values())
          .filter(Cause::blamesRouting)
          .map(Cause::id)
          .collect(Collectors.toSet());

  static Marks of(Recording recording, Analysis analysis) {
    int failed = 0;
    int right = 0;
    int unknown = 0;
    double confidence = 0;
    List<String> wrong = new ArrayList<>();
    for (Verdict verdict : analysis.verdicts()) {
      if (verdict.cause() == null) {
        continue;
      }
      failed++;
      Recording.Truth truth = recording.truthOf(verdict);
      String said = verdict.cause().id();
      if (truth.causes().contains(said)) {
        right++;
        confidence += verdict.confidence();
      } else if (verdict.cause() == Cause.UNKNOWN) {
        unknown++;
      } else if (BLAMES.contains(said) || verdict.cause() == Cause.COLD_START) {
        wrong.add(
            String.format(
                Locale.ROOT,
                "%s#%d: %s (%.2f), but it was %s",
                verdict.requestId(),
                verdict.attemptNumber(),
                said,
                verdict.confidence(),
                truth.causes()));
      } else {
        wrong.add(verdict.requestId() + ": " + said + ", but it was " + truth.causes());
      }
    }
    return new Marks(failed, right, unknown, wrong, right == 0 ? 0 : confidence / right);
  }
}
