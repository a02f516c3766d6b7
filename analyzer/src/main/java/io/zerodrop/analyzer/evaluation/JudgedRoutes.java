package io.zerodrop.analyzer.evaluation;

import io.zerodrop.analyzer.clock.RouterCorrection;
import io.zerodrop.analyzer.flink.RouteControl;
import io.zerodrop.analyzer.result.Verdict;
import io.zerodrop.analyzer.route.RouteHistory;
import io.zerodrop.analyzer.verdict.Judge;
import io.zerodrop.analyzer.verdict.LoggedAttempts;
import io.zerodrop.analyzer.verdict.Thresholds;
import io.zerodrop.analyzer.verdict.rule.RuleBook;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Judges routes, and remembers the judgement of each from one evaluation to the next: of many
 * routes only a few bring anything new in a second, and a judgement rests on nothing else than its
 * route's history and sightings.
 */
final class JudgedRoutes {

  /**
   * The verdicts on a route, and how far they can be trusted.
   *
   * @param history that it had
   * @param seen of it
   */
  record JudgedRoute(
      RouteHistory history, RouteSightings seen, List<Verdict> verdicts, RouteControl control) {}

  /**
   * @param correction that its sightings' times had
   */
  private record Key(RouterCorrection correction, String route) {}

  private final Judge judge;
  private Map<Key, JudgedRoute> before = new HashMap<>();
  private Map<Key, JudgedRoute> now = new HashMap<>();
  private long judged;

  JudgedRoutes(Thresholds thresholds) {
    this.judge = new Judge(RuleBook.rules(), thresholds);
  }

  /** Another evaluation begins; what the one before it did not ask for is forgotten. */
  void begin() {
    before = now;
    now = new HashMap<>();
  }

  JudgedRoute of(RouterCorrection correction, RouteHistory history, RouteSightings seen) {
    Key key = new Key(correction, history.key());
    JudgedRoute known = before.get(key);
    boolean holds = known != null && known.history.tellsTheSame(history) && known.seen.sameAs(seen);
    JudgedRoute of = holds ? known : judged(history, seen);
    now.put(key, of);
    return of;
  }

  private JudgedRoute judged(RouteHistory history, RouteSightings seen) {
    judged++;
    LoggedAttempts logged = new LoggedAttempts(seen.attempts(), seen.errors());
    return new JudgedRoute(
        history,
        seen,
        judge.judge(history, logged, seen.switches()),
        RouteControl.of(judge, history, logged, seen.switches()));
  }

  /** How often a route had to be judged. */
  long judged() {
    return judged;
  }
}
