package io.zerodrop.ingest.event;

import java.util.List;

/**
 * One completed API request of the audit log (audit.k8s.io/v1), reduced to what the analysis uses.
 * Of the request and response bodies only typed, harmless fields survive the parser; secrets,
 * tokens and free-form bodies never do.
 *
 * @param time {@code [requestReceivedTimestamp, stageTimestamp]}: the write happened inside
 * @param user the acting identity: {@code impersonatedUser} where there is one
 * @param impersonator the authenticated identity behind an impersonation, null without one
 * @param resource plural, such as {@code pods}
 * @param subresource null without one
 * @param name null where the request carried none ({@code generateName}, deletecollection)
 * @param uid of the object, from wherever the record tells it; null if nowhere
 * @param code HTTP status; 0 where the record has none
 * @param message {@code responseStatus.message} or its causes, null without one
 * @param gracePeriodSeconds asked for in the DeleteOptions or the URI, null if not
 * @param fieldManager of the request URI, null without one
 * @param change what a write changed, for people and for the climb to the actor; null if not known
 * @param pod the pod in the response (else in the request), null without one
 * @param deletedPods the pods a deletecollection names in its response
 * @param slice the EndpointSlice in the response (else in the request), null without one
 * @param workload the Deployment, ReplicaSet, ... or Scale in the response (else in the request)
 * @param node the Node in the response (else what a patch to it says)
 * @param service the Service in the response (else in the request)
 */
public record AuditEvent(
    Position position,
    Stamp time,
    String auditId,
    String level,
    String verb,
    String user,
    String impersonator,
    String userAgent,
    String resource,
    String subresource,
    String namespace,
    String name,
    String uid,
    int code,
    String message,
    Long gracePeriodSeconds,
    boolean dryRun,
    String fieldManager,
    WriteChange change,
    PodState pod,
    List<PodState> deletedPods,
    SliceState slice,
    WorkloadState workload,
    NodeState node,
    ServiceState service)
    implements ClusterEvent {

  public AuditEvent {
    level = SharedText.of(level);
    verb = SharedText.of(verb);
    user = SharedText.of(user);
    impersonator = SharedText.of(impersonator);
    userAgent = SharedText.of(userAgent);
    resource = SharedText.of(resource);
    subresource = SharedText.of(subresource);
    namespace = SharedText.of(namespace);
    name = SharedText.of(name);
    uid = SharedText.of(uid);
    message = SharedText.of(message);
    fieldManager = SharedText.of(fieldManager);
    deletedPods = deletedPods == null ? List.of() : List.copyOf(deletedPods);
  }

  public boolean succeeded() {
    return code >= 200 && code < 300;
  }

  /** Whether only who, what and when were logged, and no bodies. */
  public boolean metadataOnly() {
    return "Metadata".equals(level);
  }
}
