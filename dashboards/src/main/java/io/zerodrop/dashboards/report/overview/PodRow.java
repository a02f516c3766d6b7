package io.zerodrop.dashboards.report.overview;

import io.zerodrop.dashboards.report.figure.Stretch;

/**
 * A pod as a row.
 *
 * @param failed counts of attempts that failed at the client or were retried
 * @param hidden counts of attempts that a retry hid
 * @param served counts of served attempts, of a pod that lost nothing
 * @param gap the stretch that is the finding, from the deletion; null without one
 */
public record PodRow(
    PodStory pod, HeatStrip failed, HeatStrip hidden, HeatStrip served, Stretch gap) {}
