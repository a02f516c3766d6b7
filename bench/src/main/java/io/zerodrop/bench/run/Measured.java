package io.zerodrop.bench.run;

/**
 * What a process took from its start to its end, starting Java included.
 *
 * @param cpuSeconds of all its threads; 0 where the system does not tell
 * @param peakBytes of resident memory; 0 where the system does not tell
 */
public record Measured(double seconds, double cpuSeconds, long peakBytes, String output) {}
