package io.zerodrop.analyzer.clock;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Whether some clocks can be off so that all pairs are in order when all other clocks are right:
 * difference constraints, closed over all paths (Floyd and Warshall).
 */
final class ClockFit {

  private final ClockGraph graph;
  private final List<Clock> moved;
  private final Bound[][] most;

  /** Index 0 stands for all clocks that are right. */
  ClockFit(ClockGraph graph, Set<Clock> off) {
    this.graph = graph;
    this.moved = new ArrayList<>(new TreeSet<>(off));
    this.most = new Bound[moved.size() + 1][moved.size() + 1];
    for (int i = 0; i < moved.size(); i++) {
      for (Map.Entry<Clock, Skew> other : graph.around(moved.get(i)).entrySet()) {
        int j = moved.indexOf(other.getKey()) + 1;
        tighten(i + 1, j, other.getValue().most());
        tighten(j, i + 1, other.getValue().reversed().most());
      }
    }
    close();
  }

  private void tighten(int from, int to, Bound bound) {
    most[from][to] = Bound.tightestMost(most[from][to], bound);
  }

  private void close() {
    int size = most.length;
    for (int k = 0; k < size; k++) {
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < size; j++) {
          if (i != j && i != k && j != k && most[i][k] != null && most[k][j] != null) {
            tighten(i, j, most[i][k].plus(most[k][j]));
          }
        }
      }
    }
  }

  /** Whether every clock has an offset left. */
  boolean possible() {
    for (int i = 0; i < most.length; i++) {
      for (int j = i + 1; j < most.length; j++) {
        boolean bound = most[i][j] != null && most[j][i] != null;
        if (bound && most[i][j].micros() + most[j][i].micros() < -Skew.NOISE) {
          return false;
        }
      }
    }
    return true;
  }

  /** The limits of one of the moved clocks. */
  Skew of(Clock clock) {
    int index = moved.indexOf(clock) + 1;
    Bound least = most[index][0];
    return new Skew(least == null ? null : least.negated(), most[0][index]);
  }

  /** The right clocks that limit the moved ones most closely: one of them may be off too. */
  Set<Clock> limiting() {
    Set<Clock> limiting = new TreeSet<>();
    for (Clock clock : moved) {
      Clock below = null;
      Clock above = null;
      for (Map.Entry<Clock, Skew> other : graph.around(clock).entrySet()) {
        if (moved.contains(other.getKey())) {
          continue;
        }
        // How far the other is ahead of this one.
        Skew skew = other.getValue();
        if (skew.most() != null
            && (below == null || skew.most().micros() < graph.skew(clock, below).most().micros())) {
          below = other.getKey();
        }
        if (skew.least() != null
            && (above == null
                || skew.least().micros() > graph.skew(clock, above).least().micros())) {
          above = other.getKey();
        }
      }
      if (below != null) {
        limiting.add(below);
      }
      if (above != null) {
        limiting.add(above);
      }
    }
    return limiting;
  }

  /** An offset for each of the moved clocks that fits all pairs. */
  Map<Clock, Long> offsets() {
    Map<Clock, Long> offsets = new TreeMap<>();
    ClockFit rest = this;
    Set<Clock> left = new TreeSet<>(moved);
    for (Clock clock : moved) {
      long offset = likely(rest.of(clock));
      offsets.put(clock, offset);
      left.remove(clock);
      rest = new ClockFit(rest.graph.corrected(clock, offset), left);
    }
    return offsets;
  }

  /** The truth lies nearer to the limit whose pairs are prompter. */
  private static long likely(Skew skew) {
    if (skew.least() == null || skew.most() == null) {
      Bound only = skew.least() == null ? skew.most() : skew.least();
      return only == null ? 0 : only.micros();
    }
    double below = square(skew.least().slack());
    double above = square(skew.most().slack());
    double share = below + above == 0 ? 0.5 : above / (below + above);
    return Math.round(
        skew.most().micros() - share * (skew.most().micros() - skew.least().micros()));
  }

  private static double square(double number) {
    return number * number;
  }
}
