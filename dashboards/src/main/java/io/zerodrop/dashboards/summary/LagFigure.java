package io.zerodrop.dashboards.summary;

/**
 * One figure of a distribution of lags, in milliseconds.
 *
 * @param at the most likely; null where it lies among lags of which only a lower bound is known
 * @param least no less, since no lag of its rank can be shorter
 * @param most no more; null where a lag of its rank has no upper bound
 */
public record LagFigure(Double at, Double least, Double most) {}
