package io.zerodrop.dashboards.terminal;

import io.zerodrop.analyzer.result.Milestone;
import io.zerodrop.dashboards.summary.Figures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The milestones of one termination as letters on an axis, and as figures beneath it. */
final class Marks {

  private static final long WIDE = 200_000;
  private static final Map<String, Character> LETTERS =
      Map.of(
          Milestone.DELETION_REQUESTED, 'D',
          Milestone.ENDPOINT_TERMINATING, 'T',
          Milestone.ENDPOINT_REMOVED, 'R',
          Milestone.PROXY_OBSERVED, 'P',
          Milestone.INGRESS_OBSERVED, 'I',
          Milestone.SIGTERM, 'S',
          Milestone.CONTAINER_EXITED, 'X',
          Milestone.KILL_DEADLINE, 'K',
          Milestone.POD_GONE, 'G');

  static final String LEGEND =
      "D deletion requested, T endpoint terminating, S SIGTERM, X process exited, P kube-proxy"
          + " followed, I ingress followed, R endpoint removed, K kill deadline, G pod gone;"
          + " = process running";

  private final List<Milestone> milestones;
  private final long zero;

  Marks(List<Milestone> milestones, long zero) {
    this.milestones = milestones.stream().sorted().toList();
    this.zero = zero;
  }

  /** Two letters never share a column: the later one moves to the next free one. */
  String row(Axis axis) {
    char[] row = new char[axis.columns()];
    Arrays.fill(row, ' ');
    letters(row, axis);
    running(row, axis);
    return new String(row).stripTrailing();
  }

  private void letters(char[] row, Axis axis) {
    for (Milestone milestone : milestones) {
      Character letter = LETTERS.get(milestone.name());
      int column = axis.column(milestone.at() - zero);
      while (column >= 0 && column < row.length && row[column] != ' ') {
        column++;
      }
      if (letter != null && column >= 0 && column < row.length) {
        row[column] = letter;
      }
    }
  }

  private void running(char[] row, Axis axis) {
    milestones.stream()
        .filter(milestone -> milestone.name().equals(Milestone.CONTAINER_EXITED))
        .findFirst()
        .ifPresent(
            exited -> {
              int end = Math.min(row.length, axis.column(exited.at() - zero));
              for (int column = Math.max(0, axis.column(0)); column < end; column++) {
                row[column] = row[column] == ' ' ? '=' : row[column];
              }
            });
  }

  /**
   * Each letter once, its first and last time where it has several; {@code ~} marks a wide bound.
   */
  String figures() {
    List<String> words = new ArrayList<>();
    for (Milestone milestone : milestones) {
      Character letter = LETTERS.get(milestone.name());
      if (letter == null || milestone.name().equals(Milestone.DELETION_REQUESTED)) {
        continue;
      }
      List<Milestone> same =
          milestones.stream().filter(other -> other.name().equals(milestone.name())).toList();
      if (same.get(0) == milestone) {
        words.add(letter + " " + times(same));
      }
    }
    return String.join(", ", words);
  }

  private String times(List<Milestone> same) {
    Milestone last = same.get(same.size() - 1);
    String first = time(same.get(0));
    String until = time(last);
    return first.equals(until) ? first : first + ".." + until;
  }

  private String time(Milestone milestone) {
    return (milestone.bounds().width() > WIDE ? "~" : "") + Figures.offset(milestone.at() - zero);
  }
}
