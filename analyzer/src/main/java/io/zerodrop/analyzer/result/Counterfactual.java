package io.zerodrop.analyzer.result;

/**
 * The smallest settings with which a share of the failures would not have happened, from the
 * attempts' own distances.
 *
 * @param setting {@code preStop} or {@code grace}
 * @param share of the finding's failed attempts, 0..1
 * @param seconds smallest value that saves the share; null where no value does
 * @param todaySeconds today's value, null if not known
 * @param todayShare what today's value already saves of all attempts at risk, 0..1; -1 if not known
 * @param censored whether traffic was too thin to tell a longer need: the value is then a lower
 *     bound
 * @param requestsPerSecond the request rate it rests on
 */
public record Counterfactual(
    String setting,
    double share,
    Double seconds,
    Double todaySeconds,
    double todayShare,
    boolean censored,
    double requestsPerSecond) {}
