package io.zerodrop.dashboards.report.overview;

import io.zerodrop.dashboards.report.figure.Cell;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Cells as one path for each shade, in a box of {@link #COLUMNS} by 1 that is to be stretched: a
 * page of many rows stays small.
 *
 * @param paths SVG path data by shade
 */
public record HeatStrip(Map<Integer, String> paths) {

  public static final int COLUMNS = Heat.CELLS;

  static HeatStrip of(List<Cell> cells, long from) {
    Map<Integer, StringBuilder> drawn = new TreeMap<>();
    for (Cell cell : cells) {
      long column = (cell.from() - from) / (cell.to() - cell.from());
      drawn
          .computeIfAbsent(cell.level(), level -> new StringBuilder())
          .append('M')
          .append(column)
          .append(" 0h1v1h-1z");
    }
    Map<Integer, String> paths = new TreeMap<>();
    drawn.forEach((level, path) -> paths.put(level, path.toString()));
    return new HeatStrip(paths);
  }
}
