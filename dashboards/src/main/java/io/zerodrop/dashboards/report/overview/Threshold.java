package io.zerodrop.dashboards.report.overview;

/**
 * A setting as a line over all rows.
 *
 * @param kind {@code today} or {@code proposed}
 * @param micros after the deletion
 */
public record Threshold(String kind, String label, long micros) {}
