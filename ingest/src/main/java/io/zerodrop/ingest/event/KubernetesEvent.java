package io.zerodrop.ingest.event;

/**
 * One Event object (core/v1 or events.k8s.io/v1).
 *
 * @param time first to last occurrence; eventTime has microseconds, the older stamps whole seconds
 * @param count occurrences, at least 1
 */
public record KubernetesEvent(
    Position position,
    Stamp time,
    String uid,
    String reason,
    String type,
    String involvedKind,
    String namespace,
    String name,
    String involvedUid,
    String fieldPath,
    String message,
    String component,
    String host,
    int count)
    implements ClusterEvent {}
