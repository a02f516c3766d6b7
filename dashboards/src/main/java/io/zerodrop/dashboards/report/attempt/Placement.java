package io.zerodrop.dashboards.report.attempt;

import io.zerodrop.analyzer.result.Cause;
import io.zerodrop.analyzer.result.Evidence;
import io.zerodrop.analyzer.result.Milestone;
import io.zerodrop.analyzer.result.Verdict;
import io.zerodrop.ingest.event.Stamp;
import io.zerodrop.ingest.format.LogKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Where in their bounds attempts are drawn. A log with whole seconds gives all attempts of a second
 * the same stamp; they are spread over it evenly, in the order of the log, which is the order in
 * which they ended. An attempt that a pod turned away for its end is drawn behind SIGTERM.
 */
public final class Placement {

  private static final long POINT = 2_000;

  private static final Set<Cause> TURNED_AWAY =
      Set.of(Cause.PROPAGATION_RACE, Cause.STALE_INGRESS, Cause.STALE_PROXY);

  private Placement() {}

  /**
   * In the given order.
   *
   * @param most attempts that the page may hold: failed ones before hidden ones before others
   */
  public static List<PlacedAttempt> of(List<Verdict> attempts, int most) {
    int[] indices = kept(attempts, most);
    double[] fractions = new double[attempts.size()];
    for (List<Integer> together : sharingAnEnd(attempts).values()) {
      together.sort(Comparator.comparing(attempts::get, logOrder()));
      for (int i = 0; i < together.size(); i++) {
        fractions[together.get(i)] = (i + 0.5) / together.size();
      }
    }
    List<PlacedAttempt> placed = new ArrayList<>();
    for (int i = 0; i < attempts.size(); i++) {
      Verdict verdict = attempts.get(i);
      long start = inside(possible(verdict), fractions[i]);
      placed.add(
          new PlacedAttempt(
              indices[i], verdict, start, Math.max(start, inside(verdict.end(), fractions[i]))));
    }
    return placed;
  }

  private static int[] kept(List<Verdict> attempts, int most) {
    boolean[] keeps = new boolean[attempts.size()];
    IntStream.range(0, attempts.size())
        .boxed()
        .sorted(Comparator.comparing((Integer i) -> importance(attempts.get(i))))
        .limit(most)
        .forEach(i -> keeps[i] = true);
    int[] indices = new int[attempts.size()];
    int next = 0;
    for (int i = 0; i < indices.length; i++) {
      indices[i] = keeps[i] ? next++ : PlacedAttempt.LEFT_OUT;
    }
    return indices;
  }

  private static int importance(Verdict attempt) {
    return !attempt.outcome().failed() ? 2 : attempt.masked() ? 1 : 0;
  }

  private static Map<String, List<Integer>> sharingAnEnd(List<Verdict> attempts) {
    Map<String, List<Integer>> groups = new LinkedHashMap<>();
    for (int i = 0; i < attempts.size(); i++) {
      Verdict verdict = attempts.get(i);
      String key = verdict.router() + ' ' + verdict.end().earliest() + ' ' + verdict.end().latest();
      groups.computeIfAbsent(key, k -> new ArrayList<>()).add(i);
    }
    return groups;
  }

  private static Comparator<Verdict> logOrder() {
    return Comparator.comparing((Verdict verdict) -> accessLine(verdict).file())
        .thenComparing(verdict -> accessLine(verdict).line())
        .thenComparing(Verdict::attemptNumber)
        .thenComparing(Verdict::id);
  }

  /** The line that logged the attempt, or one without a place. */
  static Evidence accessLine(Verdict verdict) {
    return verdict.evidence().stream()
        .filter(evidence -> LogKind.ACCESS.id().equals(evidence.source()))
        .findFirst()
        .orElse(new Evidence("", "", 0, ""));
  }

  /** No pod turns an attempt away for its end before it is told to end. */
  private static Stamp possible(Verdict verdict) {
    Stamp start = verdict.start();
    Double sinceSigterm = verdict.offsets().get(Milestone.SIGTERM);
    if (sinceSigterm == null || verdict.cause() == null || !TURNED_AWAY.contains(verdict.cause())) {
      return start;
    }
    long sigterm = start.middle() - Math.round(sinceSigterm * 1_000);
    return sigterm > start.earliest() && sigterm < start.latest()
        ? start.notBefore(sigterm)
        : start;
  }

  private static long inside(Stamp stamp, double fraction) {
    return stamp.width() <= POINT
        ? stamp.middle()
        : stamp.earliest() + (long) (stamp.width() * fraction);
  }
}
