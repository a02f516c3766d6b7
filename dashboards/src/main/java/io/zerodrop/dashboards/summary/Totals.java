package io.zerodrop.dashboards.summary;

/**
 * Counts of the whole run.
 *
 * @param requests that any proxy logged
 * @param attempts that those requests made
 * @param failed requests that failed at the client
 * @param failedAttempts attempts that failed, hidden or not
 * @param masked failed attempts that a retry hid
 * @param servedWhileTerminating attempts that a terminating pod served well
 * @param terminations pods that ended
 */
public record Totals(
    long requests,
    long attempts,
    long failed,
    long failedAttempts,
    long masked,
    long servedWhileTerminating,
    long terminations) {}
