package io.zerodrop.dashboards.report.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gives the labels of a lane rows of their own where they would cover each other. */
final class LabelRows {

  private static final int MOST_ROWS = 3;

  /** A character's and the picture's usual width in pixels. */
  private static final double CHARACTER = 6.6;

  private static final double PICTURE = 820;
  private static final double SYMBOL = 20;

  private LabelRows() {}

  static List<Mark> arranged(List<Mark> marks, TimeAxis axis) {
    List<Mark> arranged = new ArrayList<>();
    List<List<double[]>> taken = new ArrayList<>();
    for (int row = 0; row < MOST_ROWS; row++) {
      taken.add(new ArrayList<>());
    }
    for (Mark mark : marks.stream().sorted(Comparator.comparingLong(Mark::at)).toList()) {
      boolean shown = mark.at() <= axis.to();
      arranged.add(mark.onRow(shown ? freeRow(place(mark, axis), taken) : 0));
    }
    return arranged;
  }

  private static int freeRow(double[] place, List<List<double[]>> taken) {
    for (int row = 0; row < taken.size(); row++) {
      if (taken.get(row).stream().noneMatch(o -> o[0] < place[1] && place[0] < o[1])) {
        taken.get(row).add(place);
        return row;
      }
    }
    return -1;
  }

  private static double[] place(Mark mark, TimeAxis axis) {
    double at = PICTURE * (mark.at() - axis.from()) / axis.span();
    double width = SYMBOL + CHARACTER * mark.text().length();
    return axis.late(mark.at())
        ? new double[] {at - width, at + SYMBOL / 2}
        : new double[] {at - SYMBOL / 2, at + width};
  }
}
