package io.zerodrop.ingest.event;

/**
 * A pod as a watch or a list showed it.
 *
 * @param time when it was received, null for a stream without receive times
 * @param type {@code ADDED}, {@code MODIFIED}, {@code DELETED} or {@code LISTED}
 */
public record PodObserved(Position position, Stamp time, String type, PodState pod)
    implements ClusterEvent {}
