package io.zerodrop.analyzer.clock;

import io.zerodrop.ingest.event.Stamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Which of a watcher's nameless deliveries answers which write: writes come at irregular times, so
 * only one shift of the clock lays many of the deliveries upon them.
 */
final class Rhythm {

  /** A delivery follows its write this evenly while nothing holds the watcher up. */
  private static final long EVEN = 25 * Stamp.MILLISECOND;

  /** Clocks are not searched for further off. */
  private static final long FURTHEST = 600 * Stamp.SECOND;

  private static final int LEAST_MATCHES = 5;
  private static final int MOST_TIMES = 200;
  private static final int MOST_SHIFTS = 24;

  private Rhythm() {}

  /** One write and its delivery, as places in the two lists of times. */
  record Match(int write, int delivery) {}

  /**
   * @param writes in order, in microseconds
   * @param deliveries in order, by the watcher's clock
   * @return empty where no shift fits clearly better than any other
   */
  static List<Match> matches(long[] writes, long[] deliveries) {
    int from = firstNear(writes, deliveries);
    int to = Math.min(writes.length, from + MOST_TIMES);
    int count = Math.min(deliveries.length, MOST_TIMES);
    long[] some = Arrays.copyOfRange(writes, Math.min(from, to), to);
    long[] answers = Arrays.copyOf(deliveries, count);
    List<Match> best = List.of();
    long bestShift = 0;
    List<Long> shifts = likelyShifts(some, answers);
    Map<Long, Integer> matched = new HashMap<>();
    for (long shift : shifts) {
      List<Match> found = at(shift, some, answers);
      matched.put(shift, found.size());
      if (found.size() > best.size()) {
        best = found;
        bestShift = shift;
      }
    }
    int next = 0;
    for (long shift : shifts) {
      if (Math.abs(shift - bestShift) > 8 * EVEN) {
        next = Math.max(next, matched.get(shift));
      }
    }
    if (best.size() < LEAST_MATCHES || 2 * best.size() < 3 * next) {
      return List.of();
    }
    List<Match> placed = new ArrayList<>();
    best.forEach(match -> placed.add(new Match(match.write() + from, match.delivery())));
    return placed;
  }

  private static int firstNear(long[] writes, long[] deliveries) {
    int from = 0;
    while (deliveries.length > 0
        && from < writes.length
        && writes[from] < deliveries[0] - FURTHEST) {
      from++;
    }
    return from;
  }

  /** The shifts that most pairs of a write and a delivery suggest, in order of their length. */
  private static List<Long> likelyShifts(long[] writes, long[] deliveries) {
    Map<Long, Integer> votes = new HashMap<>();
    for (long write : writes) {
      TreeSet<Long> bins = new TreeSet<>();
      for (long delivery : deliveries) {
        if (Math.abs(delivery - write) <= FURTHEST) {
          bins.add(Math.floorDiv(delivery - write, EVEN));
        }
      }
      bins.forEach(bin -> votes.merge(bin, 1, Integer::sum));
    }
    return votes.entrySet().stream()
        .sorted(
            Map.Entry.<Long, Integer>comparingByValue()
                .reversed()
                .thenComparing(entry -> Math.abs(entry.getKey()))
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(MOST_SHIFTS)
        .map(entry -> entry.getKey() * EVEN + EVEN / 2)
        .toList();
  }

  private static List<Match> at(long shift, long[] writes, long[] deliveries) {
    List<Match> matches = new ArrayList<>();
    int j = 0;
    for (int i = 0; i < writes.length; i++) {
      while (j < deliveries.length && deliveries[j] < writes[i] + shift - EVEN) {
        j++;
      }
      if (j < deliveries.length && deliveries[j] <= writes[i] + shift + EVEN) {
        matches.add(new Match(i, j));
        j++;
      }
    }
    return matches;
  }
}
