package io.zerodrop.dashboards.report.overview;

import io.zerodrop.dashboards.report.attempt.PlacedAttempt;
import io.zerodrop.dashboards.report.figure.Cell;
import io.zerodrop.dashboards.report.figure.TimeAxis;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** Attempts counted in cells of equal length; darker where there are more. */
public final class Heat {

  static final int CELLS = 140;

  private Heat() {}

  /**
   * @param place of an attempt on the axis
   */
  public static List<Cell> of(
      List<PlacedAttempt> attempts,
      TimeAxis axis,
      String kind,
      ToLongFunction<PlacedAttempt> place) {
    long step = Math.max(1, (axis.span() + CELLS - 1) / CELLS);
    Map<Long, Integer> counts = new TreeMap<>();
    for (PlacedAttempt attempt : attempts) {
      counts.merge(Math.floorDiv(place.applyAsLong(attempt) - axis.from(), step), 1, Integer::sum);
    }
    List<Cell> cells = new ArrayList<>();
    counts.forEach(
        (cell, count) -> {
          long from = axis.from() + cell * step;
          cells.add(new Cell(kind, from, from + step, count, level(count)));
        });
    return cells;
  }

  /** Fixed steps, so that the same shade means the same count in every row. */
  private static int level(int count) {
    return count == 1 ? 1 : count <= 3 ? 2 : count <= 9 ? 3 : 4;
  }
}
