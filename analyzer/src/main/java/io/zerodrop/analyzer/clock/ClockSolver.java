package io.zerodrop.analyzer.clock;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds the fewest clocks that must be off so that all pairs are in order. Where several sets are
 * as small, those of the least authority are.
 */
final class ClockSolver {

  /** More clocks than this off at once, and nobody can say which. */
  private static final int MOST_OFF = 8;

  private static final int MOST_TRIES = 4_000;

  private final ClockGraph graph;
  private final Set<Clock> unsteady = new TreeSet<>();
  private final Set<Set<Clock>> tried = new HashSet<>();
  private Set<Clock> best;

  private ClockSolver(ClockGraph graph) {
    this.graph = leaveOutUnsteady(graph);
  }

  /** A reading of every clock that anything relates to another, in the clocks' order. */
  static List<ClockReading> readings(ClockGraph graph) {
    ClockSolver solver = new ClockSolver(graph);
    Map<Clock, Long> offsets = solver.offsets();
    List<ClockReading> readings = new ArrayList<>();
    for (Clock clock : graph.clocks()) {
      readings.add(
          solver.unsteady.contains(clock)
              ? contradiction(graph, clock)
              : solver.reading(clock, offsets));
    }
    return readings;
  }

  /** A clock that no offset fits is told by the number of its contradictions. */
  private ClockGraph leaveOutUnsteady(ClockGraph all) {
    ClockGraph left = all;
    while (true) {
      Map<Clock, Integer> contradictions = new TreeMap<>();
      for (Clock clock : left.clocks()) {
        for (Skew skew : left.around(clock).values()) {
          if (!skew.possible()) {
            contradictions.merge(clock, 1, Integer::sum);
          }
        }
      }
      if (contradictions.isEmpty()) {
        return left;
      }
      Clock worst =
          contradictions.entrySet().stream()
              .min(
                  Comparator.comparing((Map.Entry<Clock, Integer> entry) -> -entry.getValue())
                      .thenComparing(entry -> entry.getKey().authority())
                      .thenComparing(Map.Entry::getKey))
              .orElseThrow()
              .getKey();
      unsteady.add(worst);
      left = left.without(Set.of(worst));
    }
  }

  private Map<Clock, Long> offsets() {
    for (int size = 0; size <= MOST_OFF && best == null && tried.size() < MOST_TRIES; size++) {
      tried.clear();
      search(new TreeSet<>(), size);
    }
    return best == null ? Map.of() : new ClockFit(graph, best).offsets();
  }

  private void search(Set<Clock> off, int more) {
    if (tried.size() >= MOST_TRIES || !tried.add(off)) {
      return;
    }
    Set<Clock> suspects = disagreeing(off);
    if (suspects.isEmpty()) {
      ClockFit fit = new ClockFit(graph, off);
      if (fit.possible()) {
        best = best == null || weight(off) < weight(best) ? off : best;
        return;
      }
      suspects = fit.limiting();
    }
    if (more == 0) {
      return;
    }
    for (Clock suspect : suspects) {
      Set<Clock> next = new TreeSet<>(off);
      next.add(suspect);
      search(next, more - 1);
    }
  }

  /** Two clocks, both held to be right, that cannot be; empty if there are none. */
  private Set<Clock> disagreeing(Set<Clock> off) {
    for (Clock clock : graph.clocks()) {
      if (off.contains(clock)) {
        continue;
      }
      for (Map.Entry<Clock, Skew> other : graph.around(clock).entrySet()) {
        if (!off.contains(other.getKey()) && !other.getValue().allows(0)) {
          return new TreeSet<>(Set.of(clock, other.getKey()));
        }
      }
    }
    return Set.of();
  }

  /** Of sets as small, those in fewer logs and of less authority are off. */
  private static long weight(Set<Clock> clocks) {
    long logs = clocks.stream().map(Clock::source).distinct().count();
    return logs * 1_000 + clocks.stream().mapToInt(Clock::authority).sum();
  }

  /** The limits of one clock with all others corrected. */
  private ClockReading reading(Clock clock, Map<Clock, Long> offsets) {
    Skew skew = Skew.UNKNOWN;
    for (Map.Entry<Clock, Skew> other : graph.around(clock).entrySet()) {
      Skew ahead = other.getValue().reversed().plus(offsets.getOrDefault(other.getKey(), 0L));
      skew = skew.with(ahead.least(), ahead.most());
    }
    List<String> why = new ArrayList<>();
    if (skew.least() != null) {
      why.add(skew.least().what());
    }
    if (skew.most() != null) {
      why.add(skew.most().what());
    }
    return new ClockReading(
        clock,
        List.of(),
        offsets.getOrDefault(clock, 0L),
        skew.least() == null ? null : skew.least().micros(),
        skew.most() == null ? null : skew.most().micros(),
        false,
        why);
  }

  private static ClockReading contradiction(ClockGraph graph, Clock clock) {
    List<String> why = new ArrayList<>();
    for (Skew skew : graph.around(clock).values()) {
      if (!skew.possible()) {
        why.add(skew.least().what() + " against " + skew.most().what());
      }
    }
    return new ClockReading(clock, List.of(), 0, null, null, true, why);
  }
}
