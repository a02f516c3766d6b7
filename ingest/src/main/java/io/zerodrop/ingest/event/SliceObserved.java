package io.zerodrop.ingest.event;

/**
 * An EndpointSlice as a watch or a list showed it.
 *
 * @param time when it was received, null for a stream without receive times
 * @param type {@code ADDED}, {@code MODIFIED}, {@code DELETED} or {@code LISTED}
 */
public record SliceObserved(Position position, Stamp time, String type, SliceState slice)
    implements ClusterEvent {}
