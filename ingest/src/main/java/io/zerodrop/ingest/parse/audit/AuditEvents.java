package io.zerodrop.ingest.parse.audit;

import com.fasterxml.jackson.databind.JsonNode;
import io.zerodrop.ingest.event.AuditEvent;
import io.zerodrop.ingest.event.ClusterEvent;
import io.zerodrop.ingest.event.KubernetesEvent;
import io.zerodrop.ingest.event.Position;
import io.zerodrop.ingest.event.WriteChange;
import io.zerodrop.ingest.parse.kubernetes.EventReader;
import io.zerodrop.ingest.parse.kubernetes.Mismatch;
import io.zerodrop.ingest.parse.kubernetes.Tree;

/** Makes an event of what was read of an audit record. */
final class AuditEvents {

  private static final int LONGEST_MESSAGE = 500;

  private AuditEvents() {}

  /** Null for a record that turns out to bear on nothing. */
  static ClusterEvent of(Position position, AuditEnvelope envelope) throws Mismatch {
    boolean failed = envelope.failed();
    if (failed
        && !AuditRelevance.failureIsOfUse(envelope.verb, envelope.resource, envelope.subresource)) {
      return null;
    }
    DeleteOptions options = DeleteOptions.of(envelope);
    RequestUri uri = new RequestUri(envelope.uri);
    boolean dryRun = options.dryRun() || "All".equals(uri.parameter("dryRun"));
    boolean happened = !failed && !dryRun;
    if (envelope.resource.equals("events")) {
      return happened ? recordedEvent(position, envelope) : null;
    }
    AuditStates states = happened ? AuditStates.of(envelope) : AuditStates.NONE;
    WriteChange change = happened ? WriteChangeReader.of(envelope) : null;
    boolean impersonated = envelope.impersonatedUser != null;
    Tree response = Tree.of(envelope.responseObject).object("metadata");
    return new AuditEvent(
        position,
        envelope.time(),
        envelope.auditId,
        envelope.level,
        envelope.verb,
        impersonated ? envelope.impersonatedUser : orEmpty(envelope.user),
        impersonated ? orEmpty(envelope.user) : null,
        envelope.userAgent,
        envelope.resource,
        envelope.subresource,
        first(envelope.namespace, response.text("namespace")),
        first(envelope.name, response.text("name")),
        uid(envelope, response, options),
        envelope.outcome(),
        message(envelope),
        options.gracePeriodSeconds(),
        dryRun,
        uri.parameter("fieldManager"),
        change,
        states.pod(),
        states.deletedPods(),
        states.slice(),
        states.workload(),
        states.node(),
        states.service());
  }

  /** An Event object that somebody wrote, rather than the write of it. */
  private static KubernetesEvent recordedEvent(Position position, AuditEnvelope envelope)
      throws Mismatch {
    for (JsonNode body : new JsonNode[] {envelope.responseObject, envelope.requestObject}) {
      if (body.has("involvedObject") || body.has("regarding")) {
        return EventReader.read(Tree.of(body), position);
      }
    }
    return null;
  }

  private static String uid(AuditEnvelope envelope, Tree response, DeleteOptions options)
      throws Mismatch {
    String inResponse = response.text("uid");
    String known = first(inResponse, envelope.uid);
    if (known == null && envelope.requestObject.path("metadata").isObject()) {
      known = envelope.requestObject.path("metadata").path("uid").textValue();
    }
    return first(first(known, options.uid()), envelope.details.text("uid"));
  }

  /** What a refusal says, with its causes: the disruption budget's name is in them. */
  private static String message(AuditEnvelope envelope) throws Mismatch {
    StringBuilder message = new StringBuilder();
    if (envelope.message != null) {
      message.append(envelope.message);
    }
    for (Tree cause : envelope.details.objects("causes")) {
      String text = cause.text("message");
      if (text != null && message.indexOf(text) < 0) {
        message.append(message.length() == 0 ? "" : " ").append(text);
      }
    }
    if (message.length() == 0) {
      return null;
    }
    return message.substring(0, Math.min(message.length(), LONGEST_MESSAGE));
  }

  private static String first(String text, String otherwise) {
    return text == null || text.isEmpty() ? otherwise : text;
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }
}
