package io.zerodrop.dashboards.report.overview;

import io.zerodrop.dashboards.report.attempt.PlacedAttempt;
import io.zerodrop.dashboards.report.figure.Cell;
import io.zerodrop.dashboards.report.figure.Stretch;
import io.zerodrop.dashboards.report.figure.TimeAxis;
import io.zerodrop.ingest.event.Stamp;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.LongStream;

/**
 * Rows on one axis.
 *
 * @param zero what the axis counts from, in words
 * @param rows the pods that lost something, the worst first
 * @param clean the others
 * @param beyond settings too long for the axis
 */
public record Overview(
    String title,
    String zero,
    TimeAxis axis,
    List<Threshold> thresholds,
    List<Threshold> beyond,
    List<PodRow> rows,
    List<PodRow> clean) {

  private static final long SHORTEST = 2 * Stamp.SECOND;
  private static final double WORTH_SHOWING = 4;

  /**
   * @param gaps of the pods' races by termination, with times as they were
   */
  public static Overview of(
      String title,
      String zero,
      List<PodStory> pods,
      List<Threshold> settings,
      Map<String, Stretch> gaps) {
    TimeAxis axis = axis(pods, settings, gaps);
    List<PodRow> rows =
        pods.stream().sorted(PodStory.WORST_FIRST).map(pod -> row(pod, axis, gaps)).toList();
    return new Overview(
        title,
        zero,
        axis,
        settings.stream().filter(line -> axis.shows(line.micros())).toList(),
        settings.stream().filter(line -> !axis.shows(line.micros())).toList(),
        rows.stream().filter(row -> !row.pod().clean()).toList(),
        rows.stream().filter(row -> row.pod().clean()).toList());
  }

  private static PodRow row(PodStory pod, TimeAxis axis, Map<String, Stretch> gaps) {
    return new PodRow(
        pod,
        cells(pod, axis, "failed", PlacedAttempt::failed),
        cells(pod, axis, "hidden", PlacedAttempt::hidden),
        cells(pod, axis, "served", attempt -> pod.clean()),
        gap(pod, gaps));
  }

  private static HeatStrip cells(
      PodStory pod, TimeAxis axis, String kind, Predicate<PlacedAttempt> kept) {
    List<Cell> cells =
        Heat.of(
            pod.attempts().stream().filter(kept).toList(),
            axis,
            kind,
            attempt -> attempt.start() - pod.zero());
    return HeatStrip.of(cells, axis.from());
  }

  private static Stretch gap(PodStory pod, Map<String, Stretch> gaps) {
    Stretch gap = pod.anchor().map(gaps::get).orElse(null);
    return gap == null ? null : gap.minus(pod.zero());
  }

  private static TimeAxis axis(
      List<PodStory> pods, List<Threshold> settings, Map<String, Stretch> gaps) {
    long first = Math.min(0, offsets(pods, gaps).min().orElse(0));
    long last = Math.max(SHORTEST, offsets(pods, gaps).max().orElse(0));
    long reach = (long) (last * WORTH_SHOWING);
    for (Threshold line : settings) {
      last = line.micros() <= reach ? Math.max(last, line.micros()) : last;
    }
    long span = last - first;
    return new TimeAxis(0, first - span / 20, last + span / 12);
  }

  private static LongStream offsets(List<PodStory> pods, Map<String, Stretch> gaps) {
    LongStream attempts =
        pods.stream()
            .flatMapToLong(
                pod ->
                    pod.attempts().stream()
                        .filter(attempt -> pod.clean() || !attempt.served())
                        .mapToLong(attempt -> attempt.start() - pod.zero()));
    LongStream ends =
        pods.stream().filter(pod -> gap(pod, gaps) != null).mapToLong(pod -> gap(pod, gaps).to());
    return LongStream.concat(attempts, ends);
  }
}
