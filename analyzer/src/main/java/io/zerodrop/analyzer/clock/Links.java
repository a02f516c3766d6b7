package io.zerodrop.analyzer.clock;

import io.zerodrop.ingest.event.Stamp;
import java.util.Map;
import java.util.TreeMap;

/** All pairs of records that must be in order, by the two clocks that date them. */
final class Links {

  private record Key(Clock first, Clock second, String what) implements Comparable<Key> {

    @Override
    public int compareTo(Key other) {
      int byFirst = first.compareTo(other.first);
      int bySecond = byFirst != 0 ? byFirst : second.compareTo(other.second);
      return bySecond != 0 ? bySecond : what.compareTo(other.what);
    }
  }

  private final Map<Key, LinkSeries> series = new TreeMap<>();

  /**
   * The first happened no later than the second.
   *
   * @param what the rule that orders them
   * @param prompt within how many microseconds the second normally follows; {@link
   *     LinkSeries#UNTOLD} where nothing says
   */
  void add(String what, Clock first, Stamp at, Clock second, Stamp then, long prompt) {
    if (at == null || then == null || first.equals(second)) {
      return;
    }
    series.computeIfAbsent(new Key(first, second, what), k -> new LinkSeries(prompt)).add(at, then);
  }

  /** Both are copies of one time. */
  void same(String what, Clock first, long at, Clock second, long then) {
    add(what, first, Stamp.at(at), second, Stamp.at(then), LinkSeries.EXACT);
    add(what, second, Stamp.at(then), first, Stamp.at(at), LinkSeries.EXACT);
  }

  /** What the pairs say of every two clocks. */
  ClockGraph graph() {
    ClockGraph graph = new ClockGraph();
    series.forEach((key, of) -> graph.add(key.first(), key.second(), key.what(), of));
    return graph;
  }
}
