package io.zerodrop.dashboards.report.overview;

import io.zerodrop.dashboards.report.figure.Cell;
import io.zerodrop.dashboards.report.figure.Stretch;
import java.util.List;

/**
 * A pod as a row.
 *
 * @param failed cells of attempts that failed at the client or were retried
 * @param hidden cells of attempts that a retry hid
 * @param served cells of served attempts, of a pod that lost nothing
 * @param gap the stretch that is the finding, from the deletion; null without one
 */
public record PodRow(
    PodStory pod, List<Cell> failed, List<Cell> hidden, List<Cell> served, Stretch gap) {}
