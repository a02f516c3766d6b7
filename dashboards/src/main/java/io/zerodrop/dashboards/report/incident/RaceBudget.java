package io.zerodrop.dashboards.report.incident;

import java.util.List;

/**
 * How many races a page draws. Nobody looks at more than some hundred, and each takes room; a large
 * run draws the pods that lost most of each incident.
 */
final class RaceBudget {

  private static final int MOST = 180;

  private RaceBudget() {}

  /**
   * @param pods of each incident
   * @return how many of each incident's are drawn, the same for all that have so many
   */
  static int perIncident(List<Integer> pods) {
    int each = pods.stream().mapToInt(Integer::intValue).max().orElse(0);
    while (each > 0 && drawn(pods, each) > MOST) {
      each--;
    }
    return each;
  }

  private static long drawn(List<Integer> pods, int each) {
    return pods.stream().mapToLong(count -> Math.min(count, each)).sum();
  }
}
