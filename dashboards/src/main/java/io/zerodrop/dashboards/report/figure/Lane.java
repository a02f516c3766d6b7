package io.zerodrop.dashboards.report.figure;

import io.zerodrop.dashboards.summary.Figures;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One line of a picture.
 *
 * @param name in front of it
 * @param unknown why nothing is known here, drawn hatched; null where something is
 * @param symbol of its dots
 * @param later what comes after the right edge, in words; null if nothing does
 */
public record Lane(
    String name,
    String unknown,
    List<Bar> bars,
    List<Mark> marks,
    List<Cell> cells,
    String symbol,
    List<Dot> dots,
    String later) {

  private static final int ROW = 18;
  private static final int DOT_ROW = 9;
  private static final int MARGIN = 6;

  public Lane {
    bars = List.copyOf(bars);
    marks = List.copyOf(marks);
    cells = List.copyOf(cells);
    dots = List.copyOf(dots);
  }

  public static Lane unknown(String name, String why) {
    return new Lane(name, why, List.of(), List.of(), List.of(), "", List.of(), null);
  }

  public static Lane of(String name, List<Bar> bars, List<Mark> marks, TimeAxis axis) {
    return new Lane(
        name,
        null,
        bars,
        LabelRows.arranged(marks, axis),
        List.of(),
        "",
        List.of(),
        later(marks, axis));
  }

  public static Lane ofDots(String name, String symbol, List<Dot> dots) {
    return new Lane(name, null, List.of(), List.of(), List.of(), symbol, dots, null);
  }

  public static Lane ofCells(String name, List<Cell> cells) {
    return new Lane(name, null, List.of(), List.of(), cells, "", List.of(), null);
  }

  private static String later(List<Mark> marks, TimeAxis axis) {
    String words =
        marks.stream()
            .filter(mark -> mark.at() > axis.to())
            .sorted(Comparator.comparingLong(Mark::at))
            .map(mark -> mark.text() + " " + Figures.offset(mark.at() - axis.zero()))
            .collect(Collectors.joining(", "));
    return words.isEmpty() ? null : words;
  }

  /** In pixels. */
  public int height() {
    int labels = marks.stream().mapToInt(Mark::row).max().orElse(0) + 1;
    int dotRows = dots.stream().mapToInt(Dot::row).max().orElse(0) + 1;
    int words = later == null ? labels : labels + 1;
    return MARGIN + Math.max(ROW * Math.max(1, words), DOT_ROW * dotRows + MARGIN);
  }

  public int barHeight() {
    return ROW;
  }
}
