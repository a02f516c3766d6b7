package io.zerodrop.analyzer.clock;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** How far every two clocks may be apart that anything relates. */
final class ClockGraph {

  private final Map<Clock, Map<Clock, Skew>> skews = new TreeMap<>();

  /** The records of {@code second} follow those of {@code first}. */
  void add(Clock first, Clock second, String what, LinkSeries of) {
    String rule = what + " (" + of.size() + (of.size() == 1 ? " pair)" : " pairs)");
    add(first, second, of.atLeast(rule), of.atMost(rule));
  }

  /** The second clock is ahead of the first by at least and at most so much. */
  void add(Clock first, Clock second, Bound least, Bound most) {
    Skew skew = skew(first, second).with(least, most);
    skews.computeIfAbsent(first, c -> new TreeMap<>()).put(second, skew);
    skews.computeIfAbsent(second, c -> new TreeMap<>()).put(first, skew.reversed());
  }

  /** How far the second is ahead of the first. */
  Skew skew(Clock first, Clock second) {
    return skews.getOrDefault(first, Map.of()).getOrDefault(second, Skew.UNKNOWN);
  }

  Set<Clock> clocks() {
    return Collections.unmodifiableSet(new TreeSet<>(skews.keySet()));
  }

  /** All that is known of clocks compared with this one: how far each is ahead of it. */
  Map<Clock, Skew> around(Clock clock) {
    return Collections.unmodifiableMap(skews.getOrDefault(clock, Map.of()));
  }

  /** The same without these clocks. */
  ClockGraph without(Set<Clock> left) {
    ClockGraph graph = new ClockGraph();
    skews.forEach(
        (first, others) ->
            others.forEach(
                (second, skew) -> {
                  if (!left.contains(first) && !left.contains(second)) {
                    graph.put(first, second, skew);
                  }
                }));
    return graph;
  }

  /** As it would be, had this much been taken off the clock's times. */
  ClockGraph corrected(Clock clock, long offset) {
    ClockGraph graph = new ClockGraph();
    skews.forEach(
        (first, others) ->
            others.forEach(
                (second, skew) -> {
                  long change =
                      (first.equals(clock) ? offset : 0) - (second.equals(clock) ? offset : 0);
                  graph.put(first, second, skew.plus(change));
                }));
    return graph;
  }

  private void put(Clock first, Clock second, Skew skew) {
    skews.computeIfAbsent(first, c -> new TreeMap<>()).put(second, skew);
  }
}
