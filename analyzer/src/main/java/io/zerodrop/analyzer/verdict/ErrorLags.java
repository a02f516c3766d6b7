package io.zerodrop.analyzer.verdict;

import io.zerodrop.analyzer.clock.ErrorLag;
import io.zerodrop.analyzer.route.AttemptSeen;
import io.zerodrop.ingest.event.Stamp;
import io.zerodrop.ingest.event.UpstreamError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Compares the clocks of an error log and an access log: of all the lags at which an error line may
 * be about an attempt, the true one is what most lines have in common.
 */
public final class ErrorLags {

  /** No further are clocks taken to be apart, in seconds. */
  private static final int FURTHEST = 600;

  /** Lines and attempts of one request text; more of them add nothing. */
  private static final int MOST_OF_A_KIND = 500;

  private record Logs(String router, String file) implements Comparable<Logs> {

    @Override
    public int compareTo(Logs other) {
      int byRouter = router.compareTo(other.router);
      return byRouter != 0 ? byRouter : file.compareTo(other.file);
    }
  }

  private ErrorLags() {}

  /**
   * @param attempts and {@code errors}: all of one route
   */
  public static List<ErrorLag> of(List<AttemptSeen> attempts, List<UpstreamError> errors) {
    Map<Object, List<AttemptSeen>> failed = new HashMap<>();
    if (!errors.isEmpty()) {
      for (AttemptSeen seen : attempts) {
        if (ErrorLines.mayHaveErrorLine(seen)) {
          failed.computeIfAbsent(ErrorLines.keyOf(seen), k -> new ArrayList<>()).add(seen);
        }
      }
    }
    Map<Object, Integer> ofAKind = new HashMap<>();
    Map<Logs, Map<Integer, Integer>> counts = new TreeMap<>();
    for (UpstreamError error : errors) {
      Object kind = ErrorLines.keyOf(error);
      List<AttemptSeen> candidates = failed.getOrDefault(kind, List.of());
      if (ofAKind.merge(kind, 1, Integer::sum) > MOST_OF_A_KIND
          || candidates.size() > MOST_OF_A_KIND) {
        continue;
      }
      Map<Logs, Set<Integer>> lags = new TreeMap<>();
      for (AttemptSeen seen : candidates) {
        long lag = error.time().middle() - ErrorLines.endOf(seen).middle();
        long seconds = Math.floorDiv(lag + Stamp.SECOND / 2, Stamp.SECOND);
        if (Math.abs(seconds) <= FURTHEST) {
          lags.computeIfAbsent(
                  new Logs(seen.request().router(), error.position().file()), l -> new TreeSet<>())
              .add((int) seconds);
        }
      }
      lags.forEach(
          (logs, of) ->
              of.forEach(
                  lag ->
                      counts
                          .computeIfAbsent(logs, l -> new TreeMap<>())
                          .merge(lag, 1, Integer::sum)));
    }
    List<ErrorLag> found = new ArrayList<>();
    counts.forEach(
        (logs, of) ->
            of.forEach(
                (seconds, count) ->
                    found.add(new ErrorLag(logs.router(), logs.file(), seconds, count))));
    return found;
  }
}
