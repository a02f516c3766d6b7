package io.zerodrop.ingest.parse.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.zerodrop.ingest.event.Stamp;
import io.zerodrop.ingest.parse.kubernetes.Mismatch;
import io.zerodrop.ingest.parse.kubernetes.Tree;
import io.zerodrop.ingest.parse.time.Rfc3339;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * One audit Event as it was read (k8s.io/apiserver audit/v1 types.go); what the record does not
 * carry is null. Filled by {@link AuditEnvelopeReader} and not changed after.
 */
final class AuditEnvelope {

  /** How long before its wrapper's time an event may have been written. */
  private static final long CUT_SLACK = 2 * Stamp.SECOND;

  String kind;
  String apiVersion;
  String level;
  String auditId;
  String stage;
  String uri;
  String verb;
  String user;
  String impersonatedUser;
  String userAgent;
  String group;
  String resource;
  String subresource;
  String namespace;
  String name;
  String uid;
  int code;
  String status;
  String message;
  Tree details = Tree.of(null);
  JsonNode requestObject = MissingNode.getInstance();
  JsonNode responseObject = MissingNode.getInstance();
  String received;
  String staged;

  /** Whether the fields read so far already rule out an event. */
  boolean isIrrelevant() {
    return stage != null && !AuditRelevance.isFinal(stage)
        || verb != null && !AuditRelevance.isWrite(verb)
        || resource != null && !AuditRelevance.isOfUse(group, resource, subresource)
        || AuditRelevance.lacksBody(level, resource, subresource);
  }

  /** Fails for a value that is no audit event at all. */
  void requireEvent() throws Mismatch {
    if (kind != null && !kind.equals("Event")) {
      throw new Mismatch("kind", "Event or EventList", "another kind");
    }
    if (apiVersion != null && !apiVersion.startsWith("audit.k8s.io/")) {
      throw new Mismatch("apiVersion", "audit.k8s.io/v1", "another API");
    }
    if (stage == null && code == 0) {
      throw new Mismatch("stage", "a stage such as ResponseComplete", "none");
    }
    if (verb == null) {
      throw new Mismatch("verb", "a verb such as patch", "none");
    }
  }

  /** Supplies a wrapper's time where the event tells none. */
  void writtenAt(String wrapped) {
    staged = received == null && staged == null ? wrapped : staged;
  }

  /**
   * Makes the best of an event whose end is missing: without bodies, written shortly before a
   * wrapper's time.
   */
  void cutAt(long writtenMicros) {
    level = "Metadata";
    requestObject = MissingNode.getInstance();
    responseObject = MissingNode.getInstance();
    received = text(writtenMicros - CUT_SLACK);
    staged = text(writtenMicros);
  }

  private static String text(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
  }

  /** Whether {@link #isIrrelevant()} can no longer change. */
  boolean isDecided() {
    return stage != null && verb != null && resource != null && level != null;
  }

  /**
   * The HTTP status, but for one that says created while its body says Failure: an eviction that
   * two disruption budgets match is refused that way (registry/core/pod/storage/eviction.go).
   */
  int outcome() {
    return "Failure".equals(status) && code < 400 ? 500 : code;
  }

  boolean failed() {
    return outcome() >= 400;
  }

  /** What may be shown of it in a message. */
  String excerpt() {
    String what = verb == null ? "" : verb + " " + (resource == null ? "" : resource);
    return what.replaceAll("[^a-z ]", "?").strip();
  }

  /** From the request's arrival to the last stage; the write happened in between. */
  Stamp time() throws Mismatch {
    Stamp from = stamp("requestReceivedTimestamp", received);
    Stamp to = stamp("stageTimestamp", staged);
    if (from == null && to == null) {
      throw new Mismatch("stageTimestamp", "the time of the stage", "none");
    }
    Stamp first = from == null ? to : from;
    Stamp last = to == null ? from : to;
    return new Stamp(
        Math.min(first.earliest(), last.earliest()), Math.max(first.latest(), last.latest()));
  }

  private static Stamp stamp(String field, String text) throws Mismatch {
    Stamp stamp = Rfc3339.stamp(text);
    if (stamp == null && !Rfc3339.isUnset(text)) {
      throw new Mismatch(field, "a time such as 2026-05-01T10:00:00.123456Z", "other text");
    }
    return stamp;
  }
}
