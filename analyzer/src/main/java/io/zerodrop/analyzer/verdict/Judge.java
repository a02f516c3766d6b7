package io.zerodrop.analyzer.verdict;

import io.zerodrop.analyzer.result.Candidate;
import io.zerodrop.analyzer.result.Cause;
import io.zerodrop.analyzer.result.Verdict;
import io.zerodrop.analyzer.route.RouteHistory;
import io.zerodrop.analyzer.timeline.PodTimeline;
import io.zerodrop.ingest.event.RouterLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Gives a verdict on every attempt to one route that failed or that touched a pod after its
 * deletion was requested. A pure function of the set of attempts and error lines.
 */
public final class Judge {

  /** Below this confidence the cause is unknown: a wrong accusation is worse. */
  public static final double LEAST_CONFIDENCE = 0.5;

  private final List<CauseRule> rules;
  private final Thresholds thresholds;

  public Judge(List<CauseRule> rules, Thresholds thresholds) {
    this.rules = List.copyOf(rules);
    this.thresholds = thresholds;
  }

  /**
   * @param switches routers' lines about their view of the route
   */
  public List<Verdict> judge(
      RouteHistory route, LoggedAttempts attempts, List<RouterLine> switches) {
    List<AttemptFacts> facts = new AttemptFactory(route, switches).assemble(attempts);
    List<Verdict> verdicts = new ArrayList<>();
    for (AttemptFacts attempt : facts) {
      if (attempt.outcome().failed()) {
        verdicts.add(judge(attempt));
      } else if (touchesEnding(attempt)) {
        verdicts.add(VerdictDraft.served(attempt));
      }
    }
    verdicts.sort(Comparator.comparing(Verdict::start).thenComparing(Verdict::id));
    return verdicts;
  }

  /** A success that is worth a word: at a terminating pod, or at another Service's. */
  private static boolean touchesEnding(AttemptFacts attempt) {
    if (attempt.stranger()) {
      return true;
    }
    for (PodTimeline pod : attempt.suspects()) {
      boolean touched =
          pod.deleted()
              && attempt.suspects().size() == 1
              && attempt.end().latest() >= pod.deletion().earliest();
      if (touched) {
        return true;
      }
    }
    return false;
  }

  private Verdict judge(AttemptFacts attempt) {
    List<Weighing> weighings = new ArrayList<>();
    double sum = 0;
    for (CauseRule rule : rules) {
      Weighing weighing = rule.weigh(attempt, thresholds);
      weighings.add(weighing);
      sum += weighing.likelihood();
    }
    Weighing best = weighings.get(0);
    for (Weighing weighing : weighings) {
      best = weighing.likelihood() > best.likelihood() ? weighing : best;
    }
    double total = Math.max(1, sum);
    List<Candidate> candidates = new ArrayList<>();
    for (Weighing weighing : weighings) {
      candidates.add(weighing.toCandidate(weighing.likelihood() / total));
    }
    candidates.sort(
        Comparator.comparingDouble((Candidate candidate) -> -candidate.likelihood())
            .thenComparing(candidate -> candidate.cause().ordinal()));
    return VerdictDraft.failed(attempt, best, best.likelihood() / total, candidates);
  }

  static boolean decides(double confidence) {
    return confidence >= LEAST_CONFIDENCE;
  }

  static Cause causeOf(Weighing best, double confidence) {
    return decides(confidence) ? best.cause() : Cause.UNKNOWN;
  }
}
