package io.zerodrop.dashboards.report.figure;

/**
 * Attempts counted over a stretch of time.
 *
 * @param kind {@code failed}, {@code hidden} or {@code served}
 * @param level of its shade, 1 to 4
 */
public record Cell(String kind, long from, long to, int count, int level) {}
