package io.zerodrop.dashboards.summary;

/**
 * How far a file's clock is ahead of the others, in milliseconds.
 *
 * @param takenOff what was taken off its times; 0 where its clock may be right
 * @param least it is ahead by at least so much, null where nothing bounds it
 * @param most it is ahead by at most so much, null where nothing bounds it
 */
public record ClockOffset(double takenOff, Double least, Double most) {}
