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
    implements ClusterEvent {

  public KubernetesEvent {
    reason = SharedText.of(reason);
    type = SharedText.of(type);
    involvedKind = SharedText.of(involvedKind);
    namespace = SharedText.of(namespace);
    name = SharedText.of(name);
    involvedUid = SharedText.of(involvedUid);
    fieldPath = SharedText.of(fieldPath);
    message = SharedText.of(message);
    component = SharedText.of(component);
    host = SharedText.of(host);
  }
}
