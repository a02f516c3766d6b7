package io.zerodrop.analyzer.clock;

import io.zerodrop.ingest.event.Stamp;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** How much speaks against each offset of a clock, in order to find the one with least. */
final class OffsetVotes {

  /** Offsets further off are not looked for. */
  static final long FURTHEST = 600 * Stamp.SECOND;

  private final TreeMap<Long, Double> changes = new TreeMap<>();

  /** Something is out of order if the offset lies between the two, both inclusive. */
  void against(long from, long to, double weight) {
    long first = Math.max(from, -FURTHEST);
    long last = Math.min(to, FURTHEST);
    if (first <= last) {
      changes.merge(first, weight, Double::sum);
      changes.merge(last + 1, -weight, Double::sum);
    }
  }

  /**
   * Offsets that as much speaks against.
   *
   * @param least inclusive
   * @param most inclusive
   */
  record Range(long least, long most, double against) {

    long distance() {
      return least > 0 ? least : most < 0 ? -most : 0;
    }

    boolean contains(long offset) {
      return least <= offset && offset <= most;
    }
  }

  /** All ranges in order; together they hold every offset that is looked for. */
  List<Range> ranges() {
    List<Range> ranges = new ArrayList<>();
    long from = -FURTHEST;
    double against = 0;
    for (var change : changes.entrySet()) {
      if (change.getKey() > from) {
        ranges.add(new Range(from, change.getKey() - 1, against));
        from = change.getKey();
      }
      against += change.getValue();
    }
    if (from <= FURTHEST) {
      ranges.add(new Range(from, FURTHEST, against));
    }
    return ranges;
  }
}
