package io.zerodrop.pipeline.probe;

/**
 * A sign of life of the probe itself.
 *
 * @param longestPauseMicros that it stood still since the one before
 * @param sent requests so far
 */
public record Heartbeat(long atMicros, long longestPauseMicros, long sent) {}
