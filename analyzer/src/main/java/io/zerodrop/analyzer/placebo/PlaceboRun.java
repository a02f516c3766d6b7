package io.zerodrop.analyzer.placebo;

import io.zerodrop.analyzer.result.Subtype;
import io.zerodrop.analyzer.result.Verdict;
import io.zerodrop.analyzer.route.RouteHistory;
import io.zerodrop.analyzer.verdict.Judge;
import io.zerodrop.analyzer.verdict.LoggedAttempts;
import io.zerodrop.ingest.event.RouterLine;
import io.zerodrop.ingest.event.Stamp;
import java.util.List;

/** Judges the attempts of one route again, with the ends of all pods moved away. */
public final class PlaceboRun {

  /** In a log that is longer, the ends land on other requests: the blame they meet is chance. */
  private static final List<Long> DELAYS =
      List.of(300 * Stamp.SECOND, 700 * Stamp.SECOND, 1_700 * Stamp.SECOND);

  private PlaceboRun() {}

  /** How often each attempt is judged. */
  public static int shifts() {
    return DELAYS.size();
  }

  public static PlaceboCount of(
      Judge judge, RouteHistory route, LoggedAttempts attempts, List<RouterLine> switches) {
    boolean ended = route.pods().stream().anyMatch(pod -> pod.deleted() || !pod.exits().isEmpty());
    if (!ended || attempts.isEmpty()) {
      return PlaceboCount.NONE;
    }
    long judged = 0;
    long blamed = 0;
    for (long delay : DELAYS) {
      RouteHistory delayed = DelayedEnds.of(route, delay);
      for (Verdict verdict : judge.judge(delayed, attempts, switches)) {
        if (verdict.outcome().failed()) {
          judged++;
          blamed += blames(verdict) ? 1 : 0;
        }
      }
    }
    return new PlaceboCount(judged, blamed);
  }

  private static boolean blames(Verdict verdict) {
    return verdict.cause() != null
        && verdict.cause().blamesRouting()
        && verdict.terminationId() != null
        && !Subtype.IDLE_TIMEOUT_RACE.equals(verdict.subtype());
  }
}
