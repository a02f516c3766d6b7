package io.zerodrop.dashboards.terminal;

import io.zerodrop.analyzer.result.Verdict;
import io.zerodrop.dashboards.report.attempt.PlacedAttempt;
import io.zerodrop.dashboards.report.attempt.Placement;
import java.util.List;

/**
 * Attempts as one character a column: how many failed (a digit, # for ten and more), else m for
 * hidden by a retry, else a dot for served. Attempts that a log of whole seconds gives the same
 * time are spread over the second, as in the report.
 */
final class AttemptRow {

  static final String LEGEND = "1-9 and # failed attempts, m hidden by a retry, . served";

  private final int[] failed;
  private final int[] masked;
  private final int[] served;

  AttemptRow(List<Verdict> attempts, Axis axis, long zero) {
    failed = new int[axis.columns()];
    masked = new int[axis.columns()];
    served = new int[axis.columns()];
    for (PlacedAttempt attempt : Placement.of(attempts, 0)) {
      int column = axis.column(attempt.start() - zero);
      if (column >= 0 && column < axis.columns()) {
        counter(attempt.verdict())[column]++;
      }
    }
  }

  private int[] counter(Verdict attempt) {
    if (!attempt.outcome().failed()) {
      return served;
    }
    return attempt.masked() ? masked : failed;
  }

  String text(Paint paint) {
    StringBuilder row = new StringBuilder();
    for (int i = 0; i < failed.length; i++) {
      row.append(cell(i, paint));
    }
    return row.toString().stripTrailing();
  }

  private String cell(int i, Paint paint) {
    if (failed[i] > 0) {
      return paint.lost(failed[i] > 9 ? "#" : String.valueOf(failed[i]));
    }
    if (masked[i] > 0) {
      return paint.hidden("m");
    }
    return served[i] > 0 ? paint.good(".") : " ";
  }
}
