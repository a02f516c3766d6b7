package io.zerodrop.ingest.event;

/**
 * A record that could not be read.
 *
 * @param reason what was expected, what was found, what to do
 * @param excerpt the start of the record, without control characters and without anything that
 *     looks like a secret
 */
public record Rejected(Position position, String reason, String excerpt) {}
