package io.zerodrop.dashboards.report.figure;

/**
 * One attempt.
 *
 * @param index of its row among the attempts that the page holds
 * @param at where its symbol stands: where it was sent, or where it broke
 * @param end past the start where it took long enough to be seen
 * @param row in its lane, so that neighbours do not cover each other
 */
public record Dot(int index, long at, long start, long end, int row) {}
